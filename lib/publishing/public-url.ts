import { env } from "#lib/env.ts";

/** The path of a public page; of all pages of the workspace without a slug. */
export function publicPath({ workspace, slug }: { workspace: string; slug?: string }): string {
  return `/p/${encodeURIComponent(workspace)}${slug === undefined ? "" : `/${encodeURIComponent(slug)}`}`;
}

/** The same with our own origin, for readers elsewhere. */
export function absolute(path: string): string {
  return `${env().publicUrl}${path}`;
}
