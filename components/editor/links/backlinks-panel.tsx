"use client";

import { ChevronRight, Link2 } from "lucide-react";
import Link from "next/link";
import { useEffect, useState, type ReactNode } from "react";
import { valueOrTell } from "#components/shell/value-or-tell.ts";
import { useShell } from "#components/shell/shell-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { tell } from "#components/ui/toast.tsx";
import type { Backlink } from "#lib/links/list-backlinks.ts";
import type { UnlinkedMention } from "#lib/links/list-mentions.ts";
import { linksTexts as texts } from "#lib/texts/en/links.ts";

export interface BacklinksPanelProps {
  /** A short id. */
  noteId: string;
}

/** The notes that link here, and, when asked for, those that name this one without a link. */
export function BacklinksPanel({ noteId }: BacklinksPanelProps) {
  const { actions } = useShell();
  const [links, setLinks] = useState<Backlink[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [notes, setNotes] = useState(0);

  async function load(cursor?: string): Promise<void> {
    const answer = await valueOrTell(actions.listBacklinks({ note: noteId, ...(cursor && { cursor }) }));
    if (!answer) return;
    setLinks((known) => (cursor ? [...(known ?? []), ...answer.value.links] : answer.value.links));
    setNext(answer.value.next);
    setNotes(answer.value.notes);
  }
  useEffect(() => {
    void load();
    // oxlint-disable-next-line react/exhaustive-deps -- once for this note; links elsewhere change while one looks
  }, [noteId]);

  if (links === null) return null;
  return (
    <section
      aria-label={texts.backlinks}
      className="mx-auto w-full max-w-reading border-t border-line px-5 pt-5 pb-16 font-sans text-base sm:px-8 lg:px-0"
    >
      <h2 className="flex items-center gap-2 text-sm font-medium text-ink-soft">
        <Link2 className="size-4 text-ink-faint" aria-hidden />
        {texts.backlinksOf(notes)}
      </h2>
      {links.length > 0 && (
        <ul className="mt-2 flex flex-col">
          {links.map(({ id, title, url, excerpt }, at) => (
            <Place key={`${id} ${at}`} title={title} url={url}>
              {excerpt}
            </Place>
          ))}
        </ul>
      )}
      {next !== null && (
        <Button size="small" variant="quiet" onClick={() => void load(next)}>
          {texts.more}
        </Button>
      )}
      <Mentions noteId={noteId} onLinked={() => void load()} />
    </section>
  );
}

/** Asked for only when it is opened: it looks through texts. */
function Mentions({ noteId, onLinked }: { noteId: string; onLinked: () => void }) {
  const { actions } = useShell();
  const [found, setFound] = useState<UnlinkedMention[] | null>(null);

  async function load(): Promise<void> {
    const answer = await valueOrTell(actions.listMentions({ note: noteId }));
    if (answer) setFound(answer.value);
  }

  async function link({ id, block, title }: UnlinkedMention): Promise<void> {
    const done = await valueOrTell(actions.linkMention({ from: id, block, note: noteId }));
    if (!done) return;
    tell(texts.linkedIn(title || texts.untitled));
    setFound((all) => all?.filter((one) => one.id !== id || one.block !== block) ?? null);
    onLinked();
  }

  return (
    <details
      className="group mt-4"
      onToggle={(event) => {
        if (event.currentTarget.open && found === null) void load();
      }}
    >
      <summary className="flex min-h-8 w-fit cursor-pointer list-none items-center gap-1.5 rounded-md text-sm font-medium text-ink-soft hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight className="size-4 text-ink-faint group-open:rotate-90" aria-hidden />
        {texts.unlinked}
      </summary>
      {found?.length === 0 && <p className="px-1 py-2 text-sm text-ink-soft">{texts.noUnlinked}</p>}
      {found !== null && found.length > 0 && (
        <ul className="flex flex-col">
          {found.map((one) => (
            <Place
              key={`${one.id} ${one.block}`}
              title={one.title}
              url={one.url}
              action={
                one.mayLink && (
                  <Button
                    size="small"
                    aria-label={texts.linkItIn(one.title || texts.untitled)}
                    onClick={() => void link(one)}
                  >
                    {texts.linkIt}
                  </Button>
                )
              }
            >
              {one.before}
              <mark>{one.words}</mark>
              {one.after}
            </Place>
          ))}
        </ul>
      )}
    </details>
  );
}

function Place({
  title,
  url,
  action,
  children,
}: {
  title: string;
  url: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <li className="flex items-start gap-3 border-b border-line py-2.5 last:border-b-0">
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <Link
          href={url}
          prefetch={false}
          className="w-fit max-w-full truncate font-serif text-lg hover:underline"
        >
          {title || texts.untitled}
        </Link>
        <p className="line-clamp-3 text-sm text-ink-soft">{children}</p>
      </div>
      {action}
    </li>
  );
}
