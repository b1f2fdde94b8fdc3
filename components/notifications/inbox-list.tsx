"use client";

import { Check, Circle } from "lucide-react";
import Link from "next/link";
import { startTransition, useOptimistic } from "react";
import { valueOrTell } from "#components/shell/value-or-tell.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { classes } from "#components/ui/classes.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { tell } from "#components/ui/toast.tsx";
import type { InboxEntry } from "#lib/notifications/list-inbox.ts";
import { titleOr } from "#lib/texts/en/notes.ts";
import { notificationsTexts } from "#lib/texts/en/notifications.ts";
import { toldTexts } from "#lib/texts/en/told.ts";
import type { ActionResult } from "#lib/transport/action-result.ts";
import { notificationsChange } from "./use-unread.ts";

const texts = notificationsTexts.inbox;

interface InboxActions {
  markEntry: (input: {
    workspace: string;
    kind: "note" | "notebook";
    id: string;
    read: boolean;
  }) => Promise<ActionResult<unknown>>;
  markAllRead: (input: { workspace: string }) => Promise<ActionResult<unknown>>;
}

/** What somebody was told, a line for each note. Opening a line reads it. */
export function InboxList({
  workspace,
  entries,
  actions,
}: {
  workspace: string;
  entries: InboxEntry[];
  actions: InboxActions;
}) {
  const [shown, mark] = useOptimistic(entries, (before, done: { id: string | null; read: boolean }) =>
    before.map((entry) =>
      done.id === null || entry.id === done.id ? { ...entry, unread: !done.read } : entry,
    ),
  );
  const markOne = ({ kind, id }: InboxEntry, read: boolean) =>
    startTransition(async () => {
      mark({ id, read });
      await valueOrTell(actions.markEntry({ workspace, kind, id, read }));
      dispatchEvent(new Event(notificationsChange));
    });
  const markAll = () =>
    startTransition(async () => {
      mark({ id: null, read: true });
      if (await valueOrTell(actions.markAllRead({ workspace }))) tell(texts.allRead);
      dispatchEvent(new Event(notificationsChange));
    });
  return (
    <>
      {shown.some(({ unread }) => unread) && (
        <div className="-mb-3 flex justify-end">
          <Button size="small" variant="quiet" onClick={markAll}>
            {texts.markAllRead}
          </Button>
        </div>
      )}
      <ul className="flex flex-col" aria-label={texts.entries}>
        {shown.map((entry) => (
          <InboxLine key={entry.id} entry={entry} mark={(read) => markOne(entry, read)} />
        ))}
      </ul>
    </>
  );
}

function InboxLine({ entry, mark }: { entry: InboxEntry; mark: (read: boolean) => void }) {
  const { people, unread, url, reason, others, at, excerpt } = entry;
  const title = titleOr(entry.title);
  const names = people.map(({ name }) => name);
  return (
    <li className="group relative flex items-start gap-3 border-b border-line py-3 last:border-b-0">
      <span
        aria-hidden
        className={classes("mt-2.5 size-2 shrink-0 rounded-full", unread ? "bg-accent" : "bg-transparent")}
      />
      <Avatar id={people[0]?.id ?? entry.id} name={people[0]?.name ?? "?"} />
      <div className="min-w-0 flex-1">
        <Link
          href={url}
          prefetch={false}
          onClick={() => unread && mark(true)}
          className={classes(
            "block font-serif text-lg after:absolute after:inset-0",
            unread ? "font-semibold" : "text-ink-soft",
          )}
        >
          {unread && <span className="sr-only">{texts.isUnread} </span>}
          <span className="block truncate">{title}</span>
        </Link>
        <p className="text-sm text-ink-faint">
          <span className={unread ? "text-ink-soft" : undefined}>
            {texts.told(toldTexts.did[reason](names), others)}
          </span>{" "}
          <span className="whitespace-nowrap">
            <span aria-hidden>· </span>
            <RelativeTime at={at} />
          </span>
        </p>
        {excerpt !== null && <p className="mt-0.5 line-clamp-2 text-sm text-ink-soft">{excerpt}</p>}
      </div>
      <span className="relative z-10">
        <IconButton
          label={unread ? texts.markRead(title) : texts.markUnread(title)}
          onClick={() => mark(unread)}
        >
          {unread ? <Check aria-hidden /> : <Circle aria-hidden />}
        </IconButton>
      </span>
    </li>
  );
}
