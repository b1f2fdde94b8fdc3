import Link from "next/link";
import { Row, RowList } from "#components/accounts/row-list.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { buttonClasses } from "#components/ui/button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { importTexts as texts } from "#lib/texts/en/import.ts";
import type { ReadImport } from "#lib/transfer/import/read-import.ts";

const tones = { ready: "caution", failed: "danger", done: "neutral", cancelled: "neutral" } as const;

/** A person's imports, the newest first. */
export function ImportList({ workspace, imports }: { workspace: string; imports: ReadImport[] }) {
  return (
    <RowList label={texts.yours}>
      {imports.map(({ id, name, status, createdAt }) => (
        <Row
          key={id}
          title={
            <>
              {name}
              <Badge tone={status in tones ? tones[status as keyof typeof tones] : "accent"}>
                {texts.statuses[status]}
              </Badge>
            </>
          }
          details={<RelativeTime at={createdAt} />}
        >
          <Link
            href={`/w/${workspace}/settings/import/${id}`}
            aria-label={texts.openNamed(name)}
            className={buttonClasses("secondary", "small")}
          >
            {texts.open}
          </Link>
        </Row>
      ))}
    </RowList>
  );
}
