import type { WarningKind } from "./document.ts";
import type { PlannedItem } from "./plan-import.ts";
import type { SkipReason } from "./skip-reason.ts";

/** What an import is going to do, in numbers. */
export interface ImportReport {
  notes: number;
  folders: number;
  attachments: number;
  skipped: Partial<Record<SkipReason, number>>;
  /** How many notes have each kind of warning. */
  warnings: Partial<Record<WarningKind, number>>;
  /** What the archive calls itself. */
  name: string;
  /** The notebooks it brings along; none when everything goes to one. */
  notebooks: string[];
}

/** Counts what is to become of the files of an archive. */
export function reportOn(items: PlannedItem[], name: string): ImportReport {
  const report: ImportReport = {
    notes: 0,
    folders: 0,
    attachments: 0,
    skipped: {},
    warnings: {},
    name,
    notebooks: [...new Set(items.map(({ notebook }) => notebook))].filter((notebook) => notebook !== null),
  };
  for (const { kind, reason, warnings } of items) {
    if (kind === "note") report.notes++;
    else if (kind === "folder") report.folders++;
    else if (kind === "attachment") report.attachments++;
    else if (reason !== null) report.skipped[reason] = (report.skipped[reason] ?? 0) + 1;
    for (const warning of warnings) report.warnings[warning.kind] = (report.warnings[warning.kind] ?? 0) + 1;
  }
  return report;
}
