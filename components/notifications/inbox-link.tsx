"use client";

import { Inbox } from "lucide-react";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useShell } from "#components/shell/shell-context.tsx";
import { classes } from "#components/ui/classes.ts";
import { notificationsTexts } from "#lib/texts/en/notifications.ts";
import { useUnread } from "./use-unread.ts";

const texts = notificationsTexts.inbox;

/** The way to the inbox, with how much in it is unread. */
export function InboxLink({ className }: { className: string }) {
  const { slug } = useShell().workspace;
  const href = `/w/${slug}/inbox`;
  const isCurrent = usePathname() === href;
  const unread = useUnread(slug);
  useFreshInbox(isCurrent, unread);
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={isCurrent ? "page" : undefined}
      className={classes(
        className,
        isCurrent ? "bg-paper-selected text-ink" : "text-ink-soft hover:bg-paper-hover hover:text-ink",
      )}
    >
      <Inbox aria-hidden />
      {texts.title}
      {unread > 0 && (
        <span className="ml-auto rounded-full bg-accent-soft px-1.5 text-xs leading-5 font-medium text-accent-strong tabular-nums">
          <span aria-hidden>{unread > 99 ? "99+" : unread}</span>
          <span className="sr-only">{texts.unreadCount(unread)}</span>
        </span>
      )}
    </Link>
  );
}

/** The inbox itself shows what comes in while it is open. */
function useFreshInbox(isOpen: boolean, unread: number): void {
  const router = useRouter();
  const shown = useRef(unread);
  useEffect(() => {
    if (isOpen && shown.current !== unread) router.refresh();
    shown.current = unread;
  }, [isOpen, unread, router]);
}
