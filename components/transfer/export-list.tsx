"use client";

import { useEffect, useState } from "react";
import { Row, RowList } from "#components/accounts/row-list.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { buttonClasses } from "#components/ui/button.tsx";
import { fileSizeText } from "#lib/editor/file-size-text.ts";
import { exportTexts as texts } from "#lib/texts/en/export.ts";
import type { ReadExport } from "#lib/transfer/export/export-row.ts";
import type { ActionResult } from "#lib/transport/action-result.ts";
import { ProgressBar } from "./progress-bar.tsx";

const everyMs = 2000;
const day = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" });

/** Archives that were made, or are being made, and how to fetch them. */
export function ExportList(props: {
  workspace: string;
  exports: ReadExport[];
  list: (input: { workspace: string }) => Promise<ActionResult<ReadExport[]>>;
}) {
  const { workspace, list } = props;
  const [known, setKnown] = useState<{ from: ReadExport[]; now: ReadExport[] } | null>(null);
  const exports = known?.from === props.exports ? known.now : props.exports;
  const moving = exports.some(({ status }) => status === "running");
  const from = props.exports;

  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(() => {
      void list({ workspace }).then(
        (answer) => answer.ok && setKnown({ from, now: answer.value }),
        () => undefined, // offline just now; it is asked again
      );
    }, everyMs);
    return () => clearInterval(timer);
  }, [moving, list, workspace, from]);

  return (
    <RowList label={texts.yours}>
      {exports.map((one) => (
        <Row key={one.id} title={titleOf(one)} details={detailsOf(one)}>
          {one.status === "running" && (
            <div className="w-40">
              <ProgressBar
                label={texts.progressOf(one.name)}
                value={one.done}
                max={one.total}
                text={texts.progress(one.done, one.total)}
              />
            </div>
          )}
          {one.status === "done" && (
            <a
              href={`/transfers/exports/${one.id}`}
              aria-label={texts.downloadNamed(one.name)}
              className={buttonClasses("secondary", "small")}
            >
              {texts.download}
            </a>
          )}
        </Row>
      ))}
    </RowList>
  );
}

function titleOf({ name, status }: ReadExport) {
  return (
    <>
      {name}
      {status === "running" && <Badge tone="accent">{texts.running}</Badge>}
      {status === "failed" && <Badge tone="danger">{texts.failed}</Badge>}
    </>
  );
}

function detailsOf({ status, failure, size, expiresAt }: ReadExport): string {
  if (status === "failed") return failure ?? "";
  if (status === "running" || expiresAt === null) return "";
  return texts.fetchable(fileSizeText(size), day.format(new Date(expiresAt)));
}
