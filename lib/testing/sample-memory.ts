import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { countingSignal } from "./counting-signal.ts";

/**
 * What is kept in memory by work that asks this signal `steps` times whether to go on: the mean of the first half of it,
 * and of the second.
 */
export function sampleMemory(steps: number) {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const samples: number[] = [];
  const signal = countingSignal(new AbortController().signal, (asked) => {
    if (asked % Math.ceil(steps / 10) > 0) return;
    collect();
    samples.push(process.memoryUsage().heapUsed);
  });
  const mean = (half: number[]) => half.reduce((sum, kept) => sum + kept, 0) / half.length;
  return {
    signal,
    kept() {
      const half = Math.floor(samples.length / 2);
      return { early: mean(samples.slice(0, half)), late: mean(samples.slice(-half)) };
    },
  };
}
