import { BookOpen, FileText, FileX, Folder, Info, Paperclip } from "lucide-react";
import type { ReactNode } from "react";
import { importTexts as texts } from "#lib/texts/en/import.ts";
import type { ImportReport } from "#lib/transfer/import/report.ts";

/** What becomes of the files, in numbers. */
export function ImportReportView({ report }: { report: ImportReport }) {
  const { notes, folders, attachments, notebooks, skipped, warnings } = report;
  const { junk = 0, ...others } = skipped;
  const left = Object.values(others).reduce((sum, count) => sum + count, 0);
  const kinds = Object.keys(warnings) as (keyof typeof warnings)[];
  return (
    <ul className="flex flex-col gap-1.5 [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint">
      <Line icon={<FileText aria-hidden />}>{texts.becomes.notes(notes)}</Line>
      {folders > 0 && <Line icon={<Folder aria-hidden />}>{texts.becomes.folders(folders)}</Line>}
      {attachments > 0 && (
        <Line icon={<Paperclip aria-hidden />}>{texts.becomes.attachments(attachments)}</Line>
      )}
      {notebooks.length > 0 && (
        <Line icon={<BookOpen aria-hidden />}>{texts.becomes.notebooks(notebooks.length)}</Line>
      )}
      {left > 0 && <Line icon={<FileX aria-hidden />}>{texts.becomes.skipped(left)}</Line>}
      {junk > 0 && <Line icon={<FileX aria-hidden />}>{texts.becomes.junk(junk)}</Line>}
      {kinds.map((kind) => (
        <Line key={kind} icon={<Info aria-hidden />}>
          {texts.warningKinds[kind](warnings[kind] ?? 0)}
        </Line>
      ))}
    </ul>
  );
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex gap-2">
      {icon}
      <span>{children}</span>
    </li>
  );
}
