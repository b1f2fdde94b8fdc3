import { env } from "#lib/env.ts";

/** The origin for addresses in an answer: PUBLIC_URL, or else where the caller reached us. */
export function originFor(headers: Headers): string {
  const { PUBLIC_URL, publicUrl } = env();
  const asked = `${new URL(publicUrl).protocol}//${headers.get("host") ?? ""}`;
  return !PUBLIC_URL && URL.canParse(asked) ? new URL(asked).origin : publicUrl;
}
