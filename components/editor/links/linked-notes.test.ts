import { expect, test, vi } from "vitest";
import type { LiveLinks } from "#lib/links/live-links.ts";
import { LinkedNotes } from "./linked-notes.ts";

const rye = { id: "rye", title: "Rye", url: "/w/a/n/rye", excerpt: "Slow." };
const none: LiveLinks = { notes: {}, targets: {} };

function notes(answer: LiveLinks | null, initial = none) {
  const asked: unknown[] = [];
  const linked = new LinkedNotes(async (links) => {
    asked.push(links);
    return answer;
  }, initial);
  return { linked, asked };
}

test("links that come up together are asked for together, and once", async () => {
  vi.useFakeTimers();
  const { linked, asked } = notes({ notes: { rye }, targets: { Oat: { ...rye, id: "oat", title: "Oat" } } });
  const changed = vi.fn();
  linked.watch({ note: "rye", target: "Old" }, changed);
  linked.watch({ note: "rye", target: "Older" }, changed);
  linked.watch({ note: null, target: "Oat" }, changed);
  linked.watch({ note: "gone", target: "Gone" }, changed);
  await vi.runAllTimersAsync();
  expect(asked).toEqual([{ notes: ["rye", "gone"], targets: ["Oat"] }]);
  expect(linked.get({ note: "rye", target: "" })).toEqual(rye);
  expect(linked.get({ note: null, target: "Oat" })?.title).toBe("Oat");
  expect(linked.get({ note: "gone", target: "" })).toBeNull();
  expect(changed).toHaveBeenCalledTimes(3);
  linked.watch({ note: "rye", target: "" }, changed);
  await vi.runAllTimersAsync();
  expect(asked).toHaveLength(1);
  vi.useRealTimers();
});

test("what the page came with is not asked for, and a new title reaches those who watch", async () => {
  vi.useFakeTimers();
  const { linked, asked } = notes(none, { notes: { rye }, targets: {} });
  const changed = vi.fn();
  const stop = linked.watch({ note: "rye", target: "" }, changed);
  linked.renamed(() => "Rye");
  linked.renamed(() => undefined);
  expect(changed).not.toHaveBeenCalled();
  linked.renamed(() => "Rye loaf");
  expect(changed).toHaveBeenCalledTimes(1);
  expect(linked.get({ note: "rye", target: "" })?.title).toBe("Rye loaf");
  stop();
  linked.renamed(() => "Other");
  expect(changed).toHaveBeenCalledTimes(1);
  await vi.runAllTimersAsync();
  expect(asked).toEqual([]);
  vi.useRealTimers();
});

test("when the server cannot be asked, what is known stays", async () => {
  vi.useFakeTimers();
  const { linked } = notes(null, { notes: { rye }, targets: {} });
  linked.watch({ note: "rye", target: "" }, () => undefined);
  linked.refresh();
  await vi.runAllTimersAsync();
  expect(linked.get({ note: "rye", target: "" })).toEqual(rye);
  vi.useRealTimers();
});
