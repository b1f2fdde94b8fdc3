import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { HistoryScreen } from "#components/history/history-screen.tsx";
import { historyTexts } from "#lib/texts/en/history.ts";
import { readHistory, readHistoryTitle, revisionNumber } from "../../read-history.ts";
import { ShownRevision } from "../../shown-revision.tsx";

/** How many newer revisions the list shows above the one asked for. */
const newerShown = 20;

interface Props {
  params: Promise<{ workspace: string; note: string; number: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { note, number } = await params;
  const title = await readHistoryTitle(note);
  return { title: historyTexts.revisionOf(revisionNumber(number) ?? 0, title) };
}

/** One revision of a note, with its neighbours beside it. */
export default async function RevisionPage({ params }: Props) {
  const { workspace, note: param, number } = await params;
  const current = revisionNumber(number);
  if (current === null) notFound();
  const { note, revisions, next, paged } = await readHistory(param, null, current + newerShown);
  if (note.workspace.slug !== workspace) redirect(`${note.url}/r/${current}`);
  return (
    <HistoryScreen {...{ note, revisions, next, paged, current }} opened>
      <ShownRevision note={note} number={current} />
    </HistoryScreen>
  );
}
