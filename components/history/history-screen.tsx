import { ArrowLeft, History } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { classes } from "#components/ui/classes.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { historyTexts } from "#lib/texts/en/history.ts";
import type { ListedRevision } from "#lib/revisions/listed-revision.ts";
import { RevisionList } from "./revision-list.tsx";
import "../editor/prose.css";

/** The revisions of a note beside the chosen one; where there is no room for both, one after the other. */
export function HistoryScreen({
  note,
  revisions,
  next,
  paged,
  current,
  opened,
  children,
}: {
  note: { title: string; url: string };
  revisions: ListedRevision[];
  /** The cursor of older revisions. */
  next: number | null;
  /** The list does not begin with the newest. */
  paged: boolean;
  /** The revision that is shown. */
  current: number | null;
  /** It was asked for by its address; then a narrow page shows it instead of the list. */
  opened: boolean;
  children?: ReactNode;
}) {
  return (
    <div className="flex min-h-[calc(100dvh-3rem)] flex-col md:min-h-dvh">
      <header className="sticky top-12 z-20 flex min-h-12 items-center gap-3 border-b border-line bg-paper px-5 py-2 md:top-0">
        <Link
          href={note.url}
          className="inline-flex min-h-8 shrink-0 items-center gap-1.5 text-sm text-ink-soft hover:text-ink pointer-coarse:min-h-11"
        >
          <ArrowLeft className="size-4" aria-hidden />
          {historyTexts.back}
        </Link>
        <h1 className="min-w-0 truncate text-sm font-semibold">
          {historyTexts.of(note.title || editorTexts.untitled)}
        </h1>
      </header>
      <div className="flex flex-1 flex-col lg:flex-row">
        <nav
          aria-label={historyTexts.revisions}
          className={classes(
            "shrink-0 border-line p-3 lg:sticky lg:top-12 lg:h-[calc(100dvh-3rem)] lg:w-80 lg:overflow-y-auto lg:border-r",
            opened && "max-lg:hidden",
          )}
        >
          {revisions.length === 0 ? (
            <EmptyState icon={History} title={historyTexts.empty}>
              {historyTexts.emptyHint}
            </EmptyState>
          ) : (
            <RevisionList {...{ noteUrl: note.url, revisions, next, paged, current }} />
          )}
        </nav>
        <section className={classes("min-w-0 flex-1", !opened && "max-lg:hidden")}>{children}</section>
      </div>
    </div>
  );
}
