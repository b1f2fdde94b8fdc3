// @vitest-environment jsdom
import { beforeAll, expect, test } from "vitest";
import { answerForLayout } from "./testing/answer-for-layout.ts";
import { plan, play, shrink, type Happening } from "./testing/convergence/sequence.ts";

// FUZZ_SEQUENCES=20000 FUZZ_SEED=1000 for more; a failure prints the fewest happenings that still fail.
const sequences = Number(process.env.FUZZ_SEQUENCES ?? 500);
const first = Number(process.env.FUZZ_SEED ?? 1);
const batch = 50;

beforeAll(answerForLayout);

test.each(Array.from({ length: Math.ceil(sequences / batch) }, (_batch, index) => first + index * batch))(
  "people who do anything at once end with one whole note (sequences from %i on)",
  { timeout: 120_000 },
  (from) => {
    const end = Math.min(from + batch, first + sequences);
    for (let seed = from; seed < end; seed++) expectPlays(seed, plan(seed));
  },
);

function expectPlays(seed: number, happening: Happening[]): void {
  try {
    play(seed, happening);
  } catch {
    const least = shrink(seed, happening);
    const list = least.happening.map((one) => `  ${JSON.stringify(one)},`).join("\n");
    expect.fail(`seed ${seed}\n${list}\n${String(least.error)}`);
  }
}
