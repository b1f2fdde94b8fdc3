import { expect, test } from "vitest";
import { browsers } from "#lib/testing/browsers.ts";
import { firstText } from "#lib/testing/collaboration.ts";
import { createWrittenNote } from "#lib/testing/written-note.ts";
import { judge } from "./judge.ts";
import type { Deed } from "./typist.ts";
import type { World } from "./world.ts";

// A judge that finds nothing wrong with anything would let every scenario pass.

const { open } = browsers();
const wrote = (mark: string): Deed => ({ mark, deleted: false });
const deleted = (mark: string): Deed => ({ mark, deleted: true });

/** A note that says this, of which somebody who left was told that so much of what they did is saved. */
async function judged(text: string, done: Deed[], saved: number) {
  const written = await createWrittenNote({ text: "Start" });
  const person = (name: string) => ({ ...open(written), account: { name, done: [], saved: 0 }, left: false });
  const [writer, leaver] = [person("a"), { ...person("b"), account: { name: "b", done, saved }, left: true }];
  await writer.saved();
  firstText(writer.doc).insert(0, text);
  const enter = async () => {
    const fresh = person("zz");
    await fresh.saved();
    return fresh;
  };
  const world = { note: written.note, people: [writer, leaver], elsewhere: [], mayBeInHistory: false, enter };
  return await judge(world as unknown as World);
}

test("what was called saved and is not there is lost; what was not may be", async () => {
  const verdict = await judged("[b.0]", [wrote("[b.0]"), wrote("[b.1]"), wrote("[b.2]")], 2);
  expect(verdict).toEqual({ acknowledged: 2, lost: ["[b.1] is lost"], doubled: [], diverged: [] });
});

test("a deletion that was called saved is lost when the words are back", async () => {
  const done = [wrote("[b.0]"), deleted("[b.0]")];
  expect(await judged("[b.0]", done, 2)).toMatchObject({ lost: ["[b.0] is back"] });
  expect(await judged("[b.0]", done, 1)).toMatchObject({ lost: [] });
  expect(await judged("", done, 2)).toMatchObject({ lost: [] });
});

test("what stands there twice is doubled, whether it was called saved or not", async () => {
  expect(await judged("[b.0] [b.0]", [wrote("[b.0]")], 0)).toMatchObject({ doubled: ["[b.0] is doubled"] });
});
