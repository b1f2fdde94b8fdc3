import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new folder under the system's temporary one. Run by root, PostgreSQL's own user has to enter it, too. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "commonplace-test-"));
  chmodSync(folder, 0o755);
  return folder;
}
