import { serveJobs } from "#lib/jobs/serve-jobs.ts";
import { exportJob } from "./export/export-job.ts";
import { importJob } from "./import/import-job.ts";

serveJobs([importJob, exportJob]);
