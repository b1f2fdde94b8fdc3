import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { sessionCookieFor } from "#lib/testing/session-cookie.ts";
import type { World } from "./world.ts";

/** What the owner of a note does in a browser: requests to the pages of the running product. */
export interface Pages {
  /** Does what the page at this path does when it calls a server action, `file#name`; fails unless that went well. */
  act(page: string, action: string, input: object): Promise<void>;
  /** A request that a page makes, with their session; resolves to the JSON of the answer. */
  ask<Answer>(method: string, path: string, body?: Uint8Array): Promise<Answer>;
}

const manifest = new URL("../../../.next/server/server-reference-manifest.json", import.meta.url);

/** The pages at this address, for the owner of the world's note. */
export async function openPages({ owner }: Pick<World, "owner">, address: string): Promise<Pages> {
  const { name, value } = await sessionCookieFor(owner.sessionId);
  const session = { cookie: `${name}=${value}`, origin: address };
  return {
    async act(page, action, input) {
      const headers = { ...session, "next-action": idOf(action), "content-type": "text/plain;charset=UTF-8" };
      const body = JSON.stringify([input]);
      const answer = await (await fetch(new URL(page, address), { method: "POST", headers, body })).text();
      assert.match(answer, /"ok":true/, `${action} goes well`);
    },
    async ask<Answer>(method: string, path: string, body?: Uint8Array) {
      const request: RequestInit = { method, headers: session, body: body ? Buffer.from(body) : null };
      return await jsonOf<Answer>(await fetch(new URL(path, address), request));
    },
  };
}

async function jsonOf<Answer>(response: Response): Promise<Answer> {
  if (!response.ok) assert.fail(`${response.url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}

/** Under which name the build knows a server action. */
function idOf(action: string): string {
  const { node } = JSON.parse(readFileSync(manifest, "utf8")) as {
    node: Record<string, { filename: string; exportedName: string }>;
  };
  const found = Object.entries(node).find(
    ([, { filename, exportedName }]) => `${filename}#${exportedName}` === action,
  );
  assert(found, `the build has ${action}`);
  return found[0];
}
