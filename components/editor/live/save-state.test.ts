import { expect, test } from "vitest";
import { saveStateOf, wouldLose, type SaveFacts } from "./save-state.ts";

const calm: SaveFacts = {
  settled: true,
  connected: true,
  acknowledged: true,
  refused: false,
  waitingMs: null,
  device: "kept",
};

test.each<[string, Partial<SaveFacts>, ReturnType<typeof saveStateOf>]>([
  [
    "nothing is known before the first answer",
    { settled: false, connected: false, acknowledged: false },
    null,
  ],
  ["everything confirmed", {}, "saved"],
  ["a key just typed", { acknowledged: false, waitingMs: 20 }, "saving"],
  ["no confirmation for five seconds", { acknowledged: false, waitingMs: 5_000 }, "not-saved"],
  ["the first handshake after a reload", { acknowledged: false }, null],
  ["offline, nothing typed", { connected: false, acknowledged: false }, "offline"],
  ["offline, typed, kept", { connected: false, acknowledged: false, waitingMs: 60_000 }, "offline"],
  [
    "offline, still writing to the device",
    { connected: false, acknowledged: false, waitingMs: 5, device: "writing" },
    "saving",
  ],
  [
    "offline, the device does not keep it",
    { connected: false, acknowledged: false, waitingMs: 5, device: "none" },
    "not-saved",
  ],
  [
    "offline, the device does not finish",
    { connected: false, acknowledged: false, waitingMs: 6_000, device: "writing" },
    "not-saved",
  ],
  ["refused with words waiting", { refused: true, acknowledged: false, waitingMs: 5 }, "not-saved"],
  ["refused, nothing typed", { refused: true, acknowledged: false }, null],
])("%s", (_case, facts, state) => {
  expect(saveStateOf({ ...calm, ...facts })).toBe(state);
});

test("leaving loses only what neither the server nor the device has", () => {
  expect(wouldLose(calm, "kept")).toBe(false);
  expect(wouldLose(calm, "deleted")).toBe(false);
  expect(wouldLose({ ...calm, acknowledged: false, waitingMs: 5 }, "kept")).toBe(false);
  expect(wouldLose({ ...calm, acknowledged: false, waitingMs: 5 }, "deleted")).toBe(true);
  expect(wouldLose({ ...calm, acknowledged: false, waitingMs: 5, device: "writing" }, "kept")).toBe(true);
  expect(wouldLose({ ...calm, acknowledged: false, waitingMs: 5, device: "none" }, "kept")).toBe(true);
});
