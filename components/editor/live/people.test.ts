import { expect, test } from "vitest";
import { peopleIn } from "./people.ts";

const ben = { id: "b", name: "Ben" };

test("a person in two tabs is one person, who is idle when both tabs are", () => {
  const viewer = { id: "a", name: "Ana" };
  const at = (...states: unknown[]) => peopleIn(states, viewer);
  expect(at({ user: viewer }, { user: viewer, idle: true }, { user: ben }, { user: ben })).toEqual([
    { ...viewer, self: true, idle: false },
    { ...ben, self: false, idle: false },
  ]);
  expect(at({ user: ben, idle: true }, { user: ben, idle: true })[1]?.idle).toBe(true);
  expect(at({ user: ben, idle: true }, { user: ben })[1]?.idle).toBe(false);
  expect(at({ user: ben }, { user: ben, idle: true })[1]?.idle).toBe(false);
});

test("what is no person is nobody", () => {
  const states = [null, {}, { user: null }, { user: { id: 1, name: "Ben" } }, { idle: true }];
  expect(peopleIn(states, ben)).toHaveLength(1);
});
