import { vi } from "vitest";

/** Does the work as a process would whose clock is wrong by so much. */
export async function withClockOff<Result>(minutes: number, work: () => Promise<Result>): Promise<Result> {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + minutes * 60_000 });
  try {
    return await work();
  } finally {
    vi.useRealTimers();
  }
}
