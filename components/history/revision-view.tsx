import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { Avatar } from "#components/ui/avatar.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { historyTexts } from "#lib/texts/en/history.ts";
import type { ListedRevision } from "#lib/revisions/listed-revision.ts";
import type { ActionResult } from "#lib/transport/action-result.ts";
import { RestoreButton } from "./restore-button.tsx";
import { kindOf } from "./revision-list.tsx";

export interface Restoring {
  restore: (input: {
    note: string;
    number: number;
  }) => Promise<ActionResult<{ number: number; previous: number }>>;
}

/** One revision, as the note was then. `html` is from `renderBody`. */
export function RevisionView({
  note,
  revision,
  html,
  mayRestore,
  restore,
}: {
  note: { id: string; url: string };
  revision: ListedRevision;
  html: string;
  mayRestore: boolean;
} & Restoring) {
  const { number, name, createdAt, contributors, title } = revision;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-5 py-3">
        <Link
          href={`${note.url}/history`}
          className="inline-flex min-h-8 items-center gap-1.5 text-sm text-ink-soft hover:text-ink lg:hidden"
        >
          <ArrowLeft className="size-4" aria-hidden />
          {historyTexts.allRevisions}
        </Link>
        <div className="flex min-w-0 flex-col">
          <h2 className="font-semibold">{name ?? historyTexts.revision(number)}</h2>
          <p className="text-sm text-ink-soft">
            {kindOf(revision)} · <RelativeTime at={createdAt} />
          </p>
        </div>
        <Contributors people={contributors} />
        {mayRestore && (
          <span className="ml-auto">
            <RestoreButton note={note} number={number} restore={restore} />
          </span>
        )}
      </div>
      <article
        aria-label={historyTexts.revisionOf(number, title || editorTexts.untitled)}
        className="note mx-auto w-full max-w-reading px-5 pt-10 pb-24 sm:px-8 sm:pt-16 2xl:px-0"
      >
        <div className="note-title">
          <h1 className={title ? "title-line" : "title-line text-ink-faint"}>
            {title || editorTexts.untitled}
          </h1>
        </div>
        <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
      </article>
    </>
  );
}

function Contributors({ people }: { people: ListedRevision["contributors"] }) {
  return (
    <div className="flex items-center gap-2 text-sm text-ink-soft">
      {people.length === 0 ? (
        historyTexts.nobody
      ) : (
        <>
          <span className="max-sm:sr-only">{historyTexts.writtenBy}</span>
          <ul className="flex flex-wrap gap-x-3 gap-y-1">
            {people.map(({ id, name }) => (
              <li key={id} className="flex items-center gap-1.5">
                <Avatar id={id} name={name} size="small" />
                {name}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
