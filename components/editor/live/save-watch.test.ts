import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createNoteStore } from "./note-store.ts";
import { patienceMs } from "./save-state.ts";
import { SaveWatch } from "./save-watch.ts";

// No frame comes: what is said of a letter must not wait for one.
beforeEach(() => {
  vi.stubGlobal("requestAnimationFrame", () => 0);
  vi.useFakeTimers({ toFake: ["performance", "setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function connected() {
  const store = createNoteStore();
  const watch = new SaveWatch(store);
  watch.socketIs({ connected: true });
  const outstanding = (count: number) =>
    watch.acknowledged({ handshaken: true, outstanding: count, refused: false });
  outstanding(0);
  return { store, watch, outstanding };
}

test("what was typed is no longer called saved from the same moment on", () => {
  const { store, watch, outstanding } = connected();
  expect(store.get().save).toBe("saved");
  outstanding(1);
  watch.typed();
  expect(store.get().save).toBe("saving");
});

test("steady typing is being saved as long as confirmations come in, whatever is still on its way", () => {
  const { store, watch, outstanding } = connected();
  outstanding(1);
  watch.typed();
  for (let passed = 0; passed < 3 * patienceMs; passed += 500) {
    outstanding(2);
    watch.typed();
    vi.advanceTimersByTime(500);
    outstanding(1);
    expect(store.get().save).toBe("saving");
  }
  outstanding(0);
  expect(store.get().save).toBe("saved");
});

test("a server that falls silent while more is typed is not saving", () => {
  const { store, watch, outstanding } = connected();
  outstanding(1);
  watch.typed();
  vi.advanceTimersByTime(patienceMs / 2);
  outstanding(2);
  watch.typed();
  expect(store.get().save).toBe("saving");
  vi.advanceTimersByTime(patienceMs / 2 + 1);
  expect(store.get().save).toBe("not-saved");
});

test("what the server found too large is not saved until it is taken, whenever it was typed", () => {
  const { store, watch, outstanding } = connected();
  outstanding(1);
  watch.becameTooLarge();
  const said = [store.get().save];
  const now = (step: () => void) => {
    step();
    said.push(store.get().save);
  };
  now(() => watch.socketIs({ connected: false }));
  now(() => watch.acknowledged({ handshaken: false, outstanding: 0, refused: false }));
  now(() => watch.socketIs({ connected: true }));
  now(() => watch.refusedIs(false));
  now(() => vi.advanceTimersByTime(3 * patienceMs));
  now(() => outstanding(1));
  expect(new Set(said)).toEqual(new Set(["not-saved"]));
  expect(watch.tooLarge).toBe(true);
  outstanding(0);
  expect(store.get().save).toBe("saved");
  expect(watch.tooLarge).toBe(false);
});

test("while a letter is being written into this browser's copy, it is not said that nothing is kept", async () => {
  const { store, watch, outstanding } = connected();
  let write = (_kept: boolean) => undefined as void;
  const written = () => new Promise<boolean>((resolve) => (write = resolve));
  watch.keepsIn({ keeps: true, usable: true, written, close: async () => undefined });
  outstanding(1);
  watch.becameTooLarge();
  const said: boolean[] = [];
  store.subscribe(() => said.push(store.get().keptHere));
  watch.typed();
  await vi.runAllTimersAsync();
  expect(store.get().keptHere).toBe(true);
  expect(said).not.toContain(false);
  expect(watch.wouldLose("kept")).toBe(true);
  write(true);
  await vi.runAllTimersAsync();
  expect(watch.wouldLose("kept")).toBe(false);
  watch.typed();
  await vi.runAllTimersAsync();
  write(false);
  await vi.runAllTimersAsync();
  expect(store.get().keptHere).toBe(false);
});
