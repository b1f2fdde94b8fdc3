import type { Place } from "./every-place.ts";
import type { Exception } from "./look-exceptions.ts";
import type { Part } from "./read-look.ts";

/** Less than this is how browsers round. */
const leastPixels = 0.6;

interface Allowed {
  exceptions: readonly Exception[];
  /** Why there are those exceptions that were needed; they are added here. */
  met: Set<string>;
}

/** What is different between the same note in two places, one line each; without those differences that are allowed. */
export function compareLooks(
  place: Place,
  pair: { expected: readonly Part[]; found: readonly Part[] },
  { exceptions, met }: Allowed,
): string[] {
  const ours = exceptions.filter((exception) => exception.place === place);
  const compared = (parts: readonly Part[]) =>
    parts.filter(({ path }) => {
      const exception = ours.find(({ of, what }) => what === "all" && of.test(path));
      if (exception) met.add(exception.why);
      return !exception;
    });
  const [expected, found] = [compared(pair.expected), compared(pair.found)];
  const other = expected.findIndex(({ path }, index) => path !== found[index]?.path);
  if (other >= 0) return [`instead of ${expected[other]?.path} there is ${found[other]?.path ?? "nothing"}`];
  if (found.length > expected.length) return [`beside them there is ${found[expected.length]?.path}`];

  return expected.flatMap((part, index) =>
    differencesOf(part, found[index] ?? part).flatMap(([what, words]) => {
      const exception = ours.find(
        (one) => one.what !== "all" && one.of.test(part.path) && one.what.test(what),
      );
      if (exception) met.add(exception.why);
      return exception ? [] : [`${part.path}: ${what} ${words}`];
    }),
  );
}

/** What is different, and how. */
function differencesOf(expected: Part, found: Part): [what: string, words: string][] {
  const sides = Object.keys(expected.box) as (keyof Part["box"])[];
  const boxes = sides
    .filter((side) => Math.abs(expected.box[side] - found.box[side]) > leastPixels)
    .map((side): [string, string] => [
      side,
      `${round(found.box[side])} instead of ${round(expected.box[side])}`,
    ]);
  const names = new Set([...Object.keys(expected.look), ...Object.keys(found.look)]);
  const looks = new Map<string, string>();
  for (const name of names) {
    const [before, now] = [expected.look[name], found.look[name]];
    if (before === now) continue;
    const pseudo = /^::\w+(?= )/.exec(name)?.[0];
    const isMissing =
      pseudo !== undefined && !(`${pseudo} content` in expected.look && `${pseudo} content` in found.look);
    if (isMissing) looks.set(pseudo, "is only in one place");
    else looks.set(name, `${now ?? "unseen"} instead of ${before ?? "unseen"}`);
  }
  return [...boxes, ...looks];
}

function round(pixels: number): string {
  return `${Math.round(pixels * 10) / 10}px`;
}
