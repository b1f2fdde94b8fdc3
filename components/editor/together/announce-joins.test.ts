import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createNoteStore, type Person } from "../live/note-store.ts";
import { announceJoins } from "./announce-joins.ts";

const person = (name: string): Person => ({ id: name, name, self: false, idle: false });
const me: Person = { id: "me", name: "Me", self: true, idle: false };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("those who come are named together and rarely, and nobody twice", () => {
  const store = createNoteStore();
  const said: string[] = [];
  const here = (...names: string[]) => store.set({ people: [me, ...names.map(person)] });
  here("Ana");
  const stop = announceJoins(store, (words) => said.push(words));
  vi.advanceTimersByTime(400);
  here("Ana", "Ben"); // was there before, and is told of a moment late
  vi.advanceTimersByTime(5_000);
  expect(said).toEqual([]);

  here("Ana", "Ben", "Chi");
  here("Ana", "Ben", "Chi", "Dov");
  vi.advanceTimersByTime(1_000);
  expect(said).toEqual(["Chi and Dov are here"]);

  here("Ana", "Ben");
  here("Ana", "Ben", "Chi", "Eva");
  vi.advanceTimersByTime(15_000);
  expect(said).toHaveLength(1);
  vi.advanceTimersByTime(10_000);
  expect(said).toEqual(["Chi and Dov are here", "Eva is here"]);
  stop();
  here("Ana", "Fay");
  vi.advanceTimersByTime(60_000);
  expect(said).toHaveLength(2);
});
