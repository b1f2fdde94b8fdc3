import { Hocuspocus } from "@hocuspocus/server";
import { expect, test } from "vitest";
import { hooksFor, type Parts } from "./hooks.ts";
import type { SocketContext } from "./peer.ts";

const empty = new Uint8Array([0, 0]);
const parts = { documents: { load: async () => empty, forget: () => undefined } } as unknown as Parts;

test("a note that is open again stays open when those who left before are cleared away", async () => {
  const hocuspocus = new Hocuspocus<SocketContext>({ quiet: true, ...hooksFor(parts) });
  const open = () =>
    hocuspocus.createDocument(
      "bread",
      new Request("http://localhost/"),
      "socket",
      { isAuthenticated: true, readOnly: false },
      { peer: { noteId: "1" } } as SocketContext,
    );
  const before = await open();
  await hocuspocus.unloadDocument(before);
  const again = await open();
  expect(again).not.toBe(before);
  await hocuspocus.unloadDocument(before);
  expect(await open()).toBe(again);
});
