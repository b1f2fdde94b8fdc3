import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { HistoryScreen } from "#components/history/history-screen.tsx";
import { historyTexts } from "#lib/texts/en/history.ts";
import { readHistory, readHistoryTitle, revisionNumber } from "../read-history.ts";
import { ShownRevision } from "../shown-revision.tsx";

interface Props {
  params: Promise<{ workspace: string; note: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: historyTexts.of(await readHistoryTitle((await params).note)) };
}

/** A note's history; where there is room, the newest revision of the list beside it. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const { workspace, note: param } = await params;
  const before = revisionNumber((await searchParams).before);
  const { note, revisions, next } = await readHistory(param, before);
  if (note.workspace.slug !== workspace) redirect(`${note.url}/history`);
  const current = revisions[0]?.number ?? null;
  return (
    <HistoryScreen
      note={note}
      revisions={revisions}
      next={next}
      paged={before !== null}
      current={current}
      opened={false}
    >
      {current !== null && <ShownRevision note={note} number={current} />}
    </HistoryScreen>
  );
}
