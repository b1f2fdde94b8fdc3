import { Inbox } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { InboxList } from "#components/notifications/inbox-list.tsx";
import { PageFrame } from "#components/shell/page-frame.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { requireUser } from "#lib/auth/session.ts";
import { listInbox } from "#lib/notifications/list-inbox.ts";
import { notificationsTexts } from "#lib/texts/en/notifications.ts";
import { pageData } from "#lib/transport/page.ts";
import { markAllRead, markEntry } from "./actions.ts";

const texts = notificationsTexts.inbox;

export const metadata: Metadata = { title: texts.title };

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What the person was told in this workspace. */
export default async function InboxPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const asked = await searchParams;
  const only = asked.show === "unread" ? "unread" : "all";
  const given = typeof asked.before === "string" ? asked.before.slice(0, 200) : undefined;
  const { entries, cursor } = await pageData(
    listInbox(await requireUser(), { workspace, only, cursor: given }),
  );
  const base = `/w/${workspace}/inbox`;
  const link = "underline decoration-line underline-offset-4 hover:decoration-ink";
  return (
    <PageFrame title={texts.title}>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <nav aria-label={texts.show} className="flex gap-1">
          <Filter href={base} current={only === "all"} text={texts.all} />
          <Filter href={`${base}?show=unread`} current={only === "unread"} text={texts.unread} />
        </nav>
        <Link
          href={`/w/${workspace}/settings/notifications`}
          prefetch={false}
          className={`text-sm text-ink-soft ${link}`}
        >
          {texts.settings}
        </Link>
      </div>
      {entries.length > 0 ? (
        <InboxList workspace={workspace} entries={entries} actions={{ markEntry, markAllRead }} />
      ) : only === "unread" ? (
        <EmptyState
          icon={Inbox}
          title={texts.nothingUnread}
          action={
            <Link href={base} prefetch={false} className={link}>
              {texts.showAll}
            </Link>
          }
        >
          {texts.nothingUnreadHint}
        </EmptyState>
      ) : (
        <EmptyState icon={Inbox} title={texts.empty}>
          {texts.emptyHint}
        </EmptyState>
      )}
      {(cursor !== null || given !== undefined) && (
        <nav aria-label={texts.pages} className="flex gap-6">
          {given !== undefined && (
            <Link href={only === "all" ? base : `${base}?show=unread`} prefetch={false} className={link}>
              {texts.newest}
            </Link>
          )}
          {cursor !== null && (
            <Link
              href={`${base}?${new URLSearchParams({ show: only, before: cursor })}`}
              prefetch={false}
              className={link}
            >
              {texts.more}
            </Link>
          )}
        </nav>
      )}
    </PageFrame>
  );
}

function Filter({ href, current, text }: { href: string; current: boolean; text: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={current ? "page" : undefined}
      className="flex min-h-8 items-center rounded-md px-2.5 text-base text-ink-soft hover:bg-paper-hover hover:text-ink aria-[current=page]:bg-paper-selected aria-[current=page]:text-ink pointer-coarse:min-h-11"
    >
      {text}
    </Link>
  );
}
