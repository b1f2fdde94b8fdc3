import { expect, test } from "vitest";
import {
  isBoundary,
  pauseIsOver,
  untouched,
  windowAfter,
  windowAfterCut,
  type Window,
  type Written,
} from "./boundaries.ts";

const start = Date.parse("2026-03-01T09:00:00Z");
const at = (seconds: number) => new Date(start + seconds * 1000);

/** The positions in the log before which a revision is cut, and the window at its end. */
function read(
  log: [author: string, seconds: number][],
  from = untouched,
): { cuts: number[]; window: Window } {
  let window = from;
  const cuts: number[] = [];
  log.forEach(([author, seconds], index) => {
    const written: Written = { author, at: at(seconds) };
    if (isBoundary(window, written)) {
      cuts.push(index);
      window = windowAfterCut(window);
    }
    window = windowAfter(window, written);
  });
  return { cuts, window };
}

const cuts = (log: [author: string, seconds: number][]) => read(log).cuts;

test("steady typing by one person is one window for ten minutes", () => {
  const log = Array.from({ length: 100 }, (_, i): [string, number] => ["ada", i * 10]);
  expect(cuts(log)).toEqual([60]); // 600 s after the first
});

test("a pause of two minutes cuts, a shorter one does not", () => {
  expect(cuts([["ada", 0], ["ada", 119]])).toEqual([]); // prettier-ignore
  expect(cuts([["ada", 0], ["ada", 120]])).toEqual([1]); // prettier-ignore
});

test("somebody joining cuts once, however often the two take turns", () => {
  expect(cuts([["ada", 0], ["ada", 5], ["ben", 6], ["ada", 7], ["ben", 8], ["ada", 60], ["ben", 61]])).toEqual([2]); // prettier-ignore
});

test("somebody who stopped for two minutes cuts when the other goes on", () => {
  expect(cuts([["ada", 0], ["ben", 10], ["ben", 60], ["ben", 119], ["ben", 121], ["ben", 130]])).toEqual([1, 4]); // prettier-ignore
});

test("the same log in one piece and in two pieces is cut at the same places", () => {
  const log: [string, number][] = [["ada", 0], ["ben", 30], ["ada", 100], ["ada", 200], ["ada", 500], ["ada", 501]]; // prettier-ignore
  const first = read(log.slice(0, 3));
  const rest = read(log.slice(3), first.window);
  expect([...first.cuts, ...rest.cuts.map((index) => index + 3)]).toEqual(cuts(log));
  expect(rest.cuts).toEqual([0, 1]);
});

test("after a revision that somebody asked for, the others are still known as active", () => {
  const saved = windowAfterCut(read([["ada", 0], ["ben", 10]]).window); // prettier-ignore
  expect(read([["ada", 20], ["ben", 21]], saved).cuts).toEqual([]); // prettier-ignore
});

test("a clock that was set back neither cuts nor shortens the window", () => {
  const window = windowAfter(untouched, { author: "ada", at: at(600) });
  const earlier = { author: "ada", at: at(0) };
  expect(isBoundary(window, earlier)).toBe(false);
  expect(windowAfter(window, earlier).editedAt).toEqual(at(600));
});

test("a window is over two minutes after its last edit", () => {
  const window = windowAfter(untouched, { author: "ada", at: at(0) });
  expect(pauseIsOver(window, at(119))).toBe(false);
  expect(pauseIsOver(window, at(120))).toBe(true);
});
