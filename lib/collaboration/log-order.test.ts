import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLogOrder } from "./log-order.ts";
import type { OpenDocuments } from "./open-documents.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  let finish = () => undefined as void;
  const catchUp = async () => await new Promise<void>((resolve) => (finish = resolve));
  const order = createLogOrder({ catchUp, catchUpAll: async () => undefined } as unknown as OpenDocuments);
  const confirmed: number[] = [];
  const receive = (batch: number) => void order.holdsBefore("note", batch).then(() => confirmed.push(batch));
  const passes = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
  return { order, confirmed, receive, passes, finish: () => finish() };
}

test("a batch is confirmed once it was heard of, and what was announced before is read", async () => {
  const { order, confirmed, receive, passes, finish } = setUp();
  receive(1);
  const reading = order.othersWrote("note");
  await passes(10);
  order.heard("note", 1);
  await passes(10);
  expect(confirmed).toEqual([]);
  finish();
  await reading;
  await passes(0);
  expect(confirmed).toEqual([1]);
});

test("an announcement that never comes holds people up for one second once, until one comes again", async () => {
  const { order, confirmed, receive, passes } = setUp();
  receive(1);
  await passes(990);
  receive(2);
  expect(confirmed).toEqual([]);
  await passes(20);
  expect(confirmed).toEqual([1, 2]);
  receive(3);
  await passes(0);
  expect(confirmed).toEqual([1, 2, 3]);
  order.heard("note", 3);
  receive(4);
  await passes(500);
  expect(confirmed).toEqual([1, 2, 3]);
  order.heard("note", 4);
  await passes(0);
  expect(confirmed).toEqual([1, 2, 3, 4]);
});

test("whoever waits goes on when announcements were missed", async () => {
  const { order, confirmed, receive, passes } = setUp();
  receive(1);
  await order.missed();
  await passes(0);
  expect(confirmed).toEqual([1]);
});
