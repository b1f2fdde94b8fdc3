import { sweepAttachments } from "#lib/attachments/sweep-attachments.ts";
import { forgetExpiredSessions } from "#lib/auth/sessions.ts";
import { forgetDeleted } from "#lib/comments/forget-deleted.ts";
import { JobWorker } from "#lib/jobs/job-worker.ts";
import { longJobs } from "#lib/jobs/long-jobs.ts";
import { forgetNotifications } from "#lib/notifications/forget-notifications.ts";
import { digestJob } from "#lib/notifications/mail/digest-job.ts";
import { sweepFacts } from "#lib/notes/sweep-facts.ts";
import { sweepNotes } from "#lib/notes/sweep-notes.ts";
import { reportError } from "#lib/report.ts";
import { exportJob } from "#lib/transfer/export/export-job.ts";
import { forgetTransfers } from "#lib/transfer/forget-transfers.ts";
import { importJob } from "#lib/transfer/import/import-job.ts";
import { invitationMailJob } from "#lib/workspaces/invitation-mail.ts";
import type { Service } from "./service.ts";

/** Work that is done again and again, in one process at a time or harmlessly in several. */
export interface Job {
  name: string;
  everyMs: number;
  run(): Promise<unknown>;
}

const jobs: Job[] = [
  { name: "sweep notes", everyMs: 20_000, run: sweepNotes },
  { name: "sweep facts", everyMs: 20_000, run: sweepFacts },
  { name: "forget transfers", everyMs: 3600_000, run: () => forgetTransfers() },
  { name: "forget expired sessions", everyMs: 3600_000, run: forgetExpiredSessions },
  { name: "forget deleted comments", everyMs: 600_000, run: () => forgetDeleted() },
  { name: "forget notifications", everyMs: 6 * 3600_000, run: forgetNotifications },
  { name: "sweep attachments", everyMs: 6 * 3600_000, run: sweepAttachments },
];

/** Runs the product's jobs until it is closed. */
export async function startJobs(): Promise<Service> {
  const worker = new JobWorker("lib/transfer/transfer-worker.ts");
  const long = longJobs([worker.carry(importJob), worker.carry(exportJob), digestJob, invitationMailJob]);
  const short = runJobs([...jobs, { name: "start long jobs", everyMs: 1_500, run: long.wake }]);
  return {
    async close() {
      await Promise.all([short.close(), long.close()]);
      await worker.close();
    },
  };
}

/** Runs each job now and then every `everyMs` after it has ended, so that it never overlaps itself. */
export function runJobs(list: Job[]): Service {
  const stopping = new AbortController();
  const running = list.map((job) => repeat(job, stopping.signal));
  return {
    async close() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

async function repeat(job: Job, signal: AbortSignal) {
  while (!signal.aborted) {
    try {
      await job.run();
    } catch (error) {
      reportError(error, `The job "${job.name}"`);
    }
    await pause(job.everyMs, signal);
  }
}

function pause(ms: number, signal: AbortSignal) {
  return new Promise<void>((done) => {
    if (signal.aborted) return done();
    const timer = setTimeout(finish, ms);
    signal.addEventListener("abort", finish, { once: true });
    function finish() {
      clearTimeout(timer);
      signal.removeEventListener("abort", finish);
      done();
    }
  });
}
