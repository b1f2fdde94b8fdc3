import Link from "next/link";
import { Avatar } from "#components/ui/avatar.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { classes } from "#components/ui/classes.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { historyTexts } from "#lib/texts/en/history.ts";
import type { ListedRevision } from "#lib/revisions/listed-revision.ts";

const shownFaces = 4;

/** Revisions, the newest first: what they are, when, and whose words came in with them. */
export function RevisionList({
  noteUrl,
  revisions,
  next,
  paged,
  current,
}: {
  noteUrl: string;
  revisions: ListedRevision[];
  next: number | null;
  paged: boolean;
  current: number | null;
}) {
  const more = "block rounded-md px-3 py-2 text-sm text-accent hover:bg-paper-hover";
  return (
    <>
      {paged && (
        <Link href={`${noteUrl}/history`} className={more}>
          {historyTexts.newest}
        </Link>
      )}
      <ol className="flex flex-col gap-0.5">
        {revisions.map((revision) => (
          <li key={revision.number}>
            <RevisionLink
              revision={revision}
              href={`${noteUrl}/r/${revision.number}`}
              isCurrent={revision.number === current}
            />
          </li>
        ))}
      </ol>
      {next !== null && (
        <Link href={`${noteUrl}/history?before=${next}`} className={more}>
          {historyTexts.older}
        </Link>
      )}
    </>
  );
}

function RevisionLink({
  revision,
  href,
  isCurrent,
}: {
  revision: ListedRevision;
  href: string;
  isCurrent: boolean;
}) {
  const { number, name, createdAt, contributors, published } = revision;
  return (
    <Link
      href={href}
      scroll={false}
      prefetch={false}
      aria-current={isCurrent ? "true" : undefined}
      className={classes(
        "flex flex-col gap-1 rounded-md px-3 py-2 hover:bg-paper-hover",
        isCurrent && "bg-paper-selected hover:bg-paper-selected",
      )}
    >
      <span className="flex items-baseline justify-between gap-2 text-sm">
        <span className="font-medium">{historyTexts.revision(number)}</span>
        <RelativeTime at={createdAt} className="text-ink-soft" />
      </span>
      {name && <span className="truncate text-sm">{name}</span>}
      <span className="flex items-center gap-2 text-sm text-ink-soft">
        <span className="truncate">{kindOf(revision)}</span>
        {published && <Badge tone="accent">{historyTexts.isPublic}</Badge>}
        <Faces people={contributors} />
      </span>
    </Link>
  );
}

/** What made this revision, in a few words. */
export function kindOf({ kind, restoredFrom }: ListedRevision): string {
  return restoredFrom === null ? historyTexts.kind[kind] : historyTexts.restoredFrom(restoredFrom);
}

function Faces({ people }: { people: ListedRevision["contributors"] }) {
  if (people.length === 0) return null;
  return (
    <span className="ml-auto flex shrink-0 items-center -space-x-1">
      <span className="sr-only">{historyTexts.authors(people.map(({ name }) => name))}</span>
      {people.slice(0, shownFaces).map(({ id, name }) => (
        <Avatar key={id} id={id} name={name} size="small" />
      ))}
    </span>
  );
}
