import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take longer than ten seconds, the longest first. */
const longest = [
  "lib/testing/faults/faults.test.ts",
  "lib/permissions/table.test.ts",
  "lib/editor/convergence.test.ts",
  "lib/testing/faults/malformed/malformed.test.ts",
  "lib/collaboration/revocation.test.ts",
  "lib/editor/markdown/hostile.test.ts",
  "lib/editor/markdown/corpus.test.ts",
  "lib/transfer/import/kill.fault.test.ts",
  "lib/jobs/long-jobs.test.ts",
  "lib/collaboration/convergence.test.ts",
];

/**
 * Starts with what takes longest, so that no worker is left alone with it at the end. By itself Vitest knows how long
 * files take only where they have run before.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((file) => moduleId.endsWith(`/${file}`));
      return at === -1 ? longest.length : at;
    };
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}
