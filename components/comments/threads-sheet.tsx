"use client";

import { MessageSquare, MessageSquareDashed, X } from "lucide-react";
import { Tabs } from "radix-ui";
import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Keys } from "#components/ui/kbd.tsx";
import { Sheet, SheetContent } from "#components/ui/sheet.tsx";
import type { ListedThreads } from "#lib/comments/list-threads.ts";
import type { ListedThread } from "#lib/comments/listed-thread.ts";
import { commentingTexts } from "#lib/texts/en/commenting.ts";
import { commentsTexts as texts } from "#lib/texts/en/comments.ts";
import { useComments } from "./comments-context.tsx";
import type { MarginCard } from "./margin.tsx";
import { ThreadCard } from "./thread-card.tsx";
import { readThreads } from "./use-threads.ts";
import { useAct } from "./use-act.ts";

export type Tab = "open" | "resolved";

/** All threads of the note: the open ones in the order of the text, those whose words are gone, and the resolved. */
export function ThreadsSheet({
  tab,
  onTab,
  close,
  list,
  inText,
  orphaned,
  linked,
  notice,
  fresh,
}: {
  tab: Tab;
  onTab: (tab: Tab) => void;
  close: () => void;
  list: ListedThreads | null;
  inText: readonly ListedThread[];
  orphaned: readonly ListedThread[];
  /** A resolved thread that somebody was led to. */
  linked: ListedThread | null;
  /** That what is shown may be old. */
  notice: string | null;
  /** Threads that are being written. */
  fresh: readonly MarginCard[];
}) {
  const { noteId, actions } = useComments();
  const act = useAct();
  const count = list?.count ?? { open: 0, resolved: 0, unread: 0 };
  return (
    <Sheet open onOpenChange={(open) => !open && close()}>
      <SheetContent title={commentingTexts.title} side="right">
        <Tabs.Root
          value={tab}
          onValueChange={(value) => onTab(value === "resolved" ? "resolved" : "open")}
          className="flex flex-col font-sans"
        >
          <div className="sticky top-0 z-20 flex items-center gap-1 border-b border-line bg-paper-side px-3 py-2">
            <Tabs.List aria-label={commentingTexts.title} className="flex gap-1">
              <TabButton value="open">{texts.tabs.open(count.open)}</TabButton>
              <TabButton value="resolved">{texts.tabs.resolved(count.resolved)}</TabButton>
            </Tabs.List>
            <IconButton label={texts.close} className="ml-auto" onClick={close}>
              <X aria-hidden />
            </IconButton>
          </div>
          {notice !== null && (
            <p role="status" className="bg-caution-soft px-4 py-2 text-sm text-caution">
              {notice}
            </p>
          )}
          <Tabs.Content value="open" className="flex flex-col gap-3 p-3 outline-none">
            {count.unread > 0 && (
              <Button
                size="small"
                variant="quiet"
                className="self-end"
                onClick={() => act(actions.markAllRead({ note: noteId }))}
              >
                {texts.markAllRead}
              </Button>
            )}
            {fresh.map(({ id, card }) => (
              <div key={id}>{card}</div>
            ))}
            {inText.map((thread) => (
              <ThreadCard key={thread.id} thread={thread} quoted />
            ))}
            {orphaned.length > 0 && <Orphaned threads={orphaned} />}
            {inText.length + orphaned.length + fresh.length === 0 && <NoneOpen />}
          </Tabs.Content>
          <Tabs.Content value="resolved" className="flex flex-col gap-3 p-3 outline-none">
            <Resolved list={list} linked={linked} />
          </Tabs.Content>
        </Tabs.Root>
      </SheetContent>
    </Sheet>
  );
}

function TabButton({ value, children }: { value: Tab; children: ReactNode }) {
  return (
    <Tabs.Trigger
      value={value}
      className="min-h-8 rounded-md px-2.5 text-sm font-medium text-ink-soft hover:text-ink data-[state=active]:bg-paper-selected data-[state=active]:text-ink pointer-coarse:min-h-11"
    >
      {children}
    </Tabs.Trigger>
  );
}

function Orphaned({ threads }: { threads: readonly ListedThread[] }) {
  return (
    <section aria-label={texts.orphaned} className="mt-3 flex flex-col gap-3">
      <div className="px-1">
        <h3 className="text-sm font-semibold">{texts.orphaned}</h3>
        <p className="text-sm text-ink-soft">{texts.orphanedWhy}</p>
      </div>
      {threads.map((thread) => (
        <ThreadCard key={thread.id} thread={thread} quoted />
      ))}
    </section>
  );
}

function NoneOpen() {
  const { mayComment } = useComments();
  if (!mayComment)
    return (
      <EmptyState icon={MessageSquare} title={texts.noneOpen}>
        {texts.noneOpenReader}
      </EmptyState>
    );
  return (
    <EmptyState icon={MessageSquare} title={texts.noneOpen}>
      {texts.noneOpenHint} <Keys keys="Mod-Alt-m" />
    </EmptyState>
  );
}

/** Read when they are looked at, page by page. */
function Resolved({ list, linked }: { list: ListedThreads | null; linked: ListedThread | null }) {
  const { noteId } = useComments();
  const [pages, setPages] = useState<ListedThreads | null>(null);
  const shown = useRef({ pages: 1, asked: 0 });
  const load = useCallback(async () => {
    const turn = ++shown.current.asked;
    const read = await readResolved(noteId, shown.current.pages);
    if (read && turn === shown.current.asked) setPages(read);
  }, [noteId]);
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- read again whenever the open ones were
  useEffect(() => void load(), [load, list]);
  if (!pages) return <div className="h-20" aria-busy />;
  const threads =
    linked && pages.threads.every(({ id }) => id !== linked.id) ? [linked, ...pages.threads] : pages.threads;
  if (threads.length === 0)
    return (
      <EmptyState icon={MessageSquareDashed} title={texts.noneResolved}>
        {texts.noneResolvedHint}
      </EmptyState>
    );
  return (
    <>
      {threads.map((thread) => (
        <ThreadCard key={thread.id} thread={thread} quoted />
      ))}
      {pages.next !== null && (
        <Button
          size="small"
          variant="quiet"
          onClick={() => {
            shown.current.pages += 1;
            void load();
          }}
        >
          {texts.showMore}
        </Button>
      )}
    </>
  );
}

/** The first pages of the resolved threads; null when they cannot be read. */
async function readResolved(note: string, pages: number): Promise<ListedThreads | null> {
  const threads: ListedThread[] = [];
  const query: Record<string, string> = { note, state: "resolved" };
  let last: ListedThreads | null = null;
  for (let page = 0; page < pages; page += 1) {
    const read: ListedThreads | null = await readThreads(query);
    if (!read) return null;
    threads.push(...read.threads);
    last = { ...read, threads };
    if (read.next === null) break;
    query.cursor = read.next;
  }
  return last;
}
