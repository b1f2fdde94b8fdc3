import Link from "next/link";
import { Avatar } from "#components/ui/avatar.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { titleOr } from "#lib/texts/en/notes.ts";
import { pagesTexts } from "#lib/texts/en/pages.ts";

export interface NoteListEntry {
  id: string;
  title: string;
  url: string;
  notebook: { name: string };
  updatedAt: string;
  updatedBy: { id: string; name: string } | null;
  /** The viewer has read it, and somebody else has written in it since. */
  changed?: boolean;
}

/** Notes with where they are, who wrote last, and when. */
export function NoteList({ notes }: { notes: NoteListEntry[] }) {
  return (
    <ul className="-mx-3 flex flex-col">
      {notes.map(({ id, title, url, notebook, updatedAt, updatedBy, changed = false }) => (
        <li key={id} className="border-b border-line last:border-b-0">
          <Link
            href={url}
            prefetch={false}
            className="flex items-baseline gap-4 rounded-md px-3 py-3 hover:bg-paper-hover"
          >
            <span className="flex min-w-0 flex-1 flex-col">
              <span className="truncate font-serif text-lg">{titleOr(title)}</span>
              <span className="flex min-w-0 items-center gap-2 text-sm text-ink-faint">
                <span className="truncate">{notebook.name}</span>
                {changed && <Badge tone="accent">{pagesTexts.home.changed}</Badge>}
              </span>
            </span>
            <span className="flex shrink-0 items-center gap-2 text-sm text-ink-faint">
              {updatedBy && (
                <>
                  <Avatar id={updatedBy.id} name={updatedBy.name} size="small" />
                  <span className="sr-only">{pagesTexts.home.by(updatedBy.name)}</span>
                  <span aria-hidden className="max-w-36 truncate max-sm:hidden">
                    {updatedBy.name}
                  </span>
                </>
              )}
              <RelativeTime at={updatedAt} className="text-right sm:min-w-20" />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
