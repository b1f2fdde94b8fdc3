import { expect, test, vi } from "vitest";
import { runJobs } from "./jobs.ts";

test("a job runs again after it failed, and never beside itself", async () => {
  const reported = vi.spyOn(console, "error").mockImplementation(() => {});
  let running = 0;
  let runs = 0;
  const enough = Promise.withResolvers<void>();
  const service = runJobs([
    {
      name: "count",
      everyMs: 1,
      async run() {
        expect(++running).toBe(1);
        await new Promise(setImmediate);
        running--;
        if (++runs === 1) throw new Error("the first run fails");
        if (runs === 3) enough.resolve();
      },
    },
  ]);
  await enough.promise;
  await service.close();
  const runsWhenClosed = runs;
  await new Promise((done) => setTimeout(done, 10));

  expect(runs).toBe(runsWhenClosed);
  expect(reported).toHaveBeenCalledOnce();
  expect(reported.mock.calls[0]?.[0]).toContain('The job "count": Error: the first run fails');
  reported.mockRestore();
});
