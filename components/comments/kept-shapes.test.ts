import { expect, test } from "vitest";
import { draftIn, unsentIn } from "./kept-shapes.ts";

const anchor = { start: "AQID", end: null, block: "b1", quote: "Feed it", before: "", after: " daily." };
const draft = { id: "1", anchor };
const unsent = {
  id: "1",
  thread: "2",
  text: "Why?",
  anchor: null,
  at: "2026-11-23T10:00:00.000Z",
  failed: null,
  refused: false,
};

test("what this build kept is taken as it is", () => {
  expect(draftIn(draft)).toEqual(draft);
  expect(unsentIn(unsent)).toEqual(unsent);
  expect(unsentIn({ ...unsent, anchor, failed: "Try again." })).toEqual({
    ...unsent,
    anchor,
    failed: "Try again.",
  });
});

test("what has another shape is not taken", () => {
  for (const other of [
    null,
    1,
    "draft",
    [],
    {},
    { id: "1" },
    { id: 1, anchor },
    { id: "1", anchor: { quote: "x" } },
  ])
    expect(draftIn(other)).toBeNull();
  for (const change of [
    { id: 1 },
    { text: null },
    { at: "yesterday" },
    { anchor: {} },
    { anchor: undefined },
  ])
    expect(unsentIn({ ...unsent, ...change })).toBeNull();
});
