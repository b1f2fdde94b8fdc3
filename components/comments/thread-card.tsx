"use client";

import { Check, RotateCcw } from "lucide-react";
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { classes } from "#components/ui/classes.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { ListedThread } from "#lib/comments/listed-thread.ts";
import { commentsTexts as texts } from "#lib/texts/en/comments.ts";
import { afterPaint } from "../editor/live/after-paint.ts";
import { CommentView, UnsentView } from "./comment-view.tsx";
import { useComments } from "./comments-context.tsx";
import { Composer } from "./composer.tsx";
import type { Unsent } from "./use-unsent.ts";
import { useAct } from "./use-act.ts";

const shownQuote = 140;

/** A thread: folded to how it begins and ends, or, when it is looked at, whole and ready for an answer. */
export function ThreadCard({ thread, quoted }: { thread: ListedThread; quoted: boolean }) {
  const { active, activate, outbox, mayComment, leaveCard } = useComments();
  const open = active === thread.id;
  const [first] = thread.comments;
  const listed = new Set(thread.comments.map(({ id }) => id));
  const unsent = outbox.unsent.filter((one) => one.thread === thread.id && !listed.has(one.id));
  const author = first?.author?.name ?? texts.somebodyGone;
  const headed = quoted && thread.anchor.quote !== "";
  const look = (event: MouseEvent) => {
    const onControl = (event.target as Element).closest("button, a, textarea, [role='menuitem']");
    if (!open && !onControl) activate(thread.id);
  };
  return (
    <CardFrame
      id={thread.id}
      label={texts.threadBy(author, thread.anchor.quote.slice(0, shownQuote))}
      open={open}
      inList={quoted}
      onClick={look}
      {...(!quoted && { onEscape: leaveCard })}
    >
      {headed && <CardHead thread={thread} />}
      {first && (
        <CommentView
          comment={first}
          thread={thread.id}
          open={open}
          controls={!headed && <ThreadControls thread={thread} />}
        />
      )}
      <Replies thread={thread} open={open} />
      {unsent.map((comment) => (
        <UnsentView key={comment.id} comment={comment} />
      ))}
      {thread.resolved && <Settled {...thread.resolved} />}
      {mayComment && <ReplyBox thread={thread.id} open={open} />}
    </CardFrame>
  );
}

/** What was said after the first comment: how much, or, when the thread is looked at, all of it. */
function Replies({ thread, open }: { thread: ListedThread; open: boolean }) {
  const { activate, fetchWhole } = useComments();
  const others = thread.comments.slice(1);
  return (
    <>
      {!open && others.length > 0 && (
        <button
          type="button"
          className="self-start text-xs font-medium text-ink-soft hover:text-ink hover:underline pointer-coarse:min-h-8"
          onClick={() => activate(thread.id)}
        >
          {texts.replies(others.length + thread.hidden)}
        </button>
      )}
      {open && thread.hidden > 0 && (
        <Button
          size="small"
          variant="quiet"
          className="self-start"
          onClick={() => void fetchWhole(thread.id)}
        >
          {texts.earlier(thread.hidden)}
        </Button>
      )}
      {open &&
        others.map((comment) => (
          <CommentView key={comment.id} comment={comment} thread={thread.id} open={open} />
        ))}
    </>
  );
}

function Settled({ at, by }: NonNullable<ListedThread["resolved"]>) {
  return (
    <p className="flex items-center gap-1.5 text-xs text-ink-faint">
      <Check className="size-3.5 shrink-0" aria-hidden />
      <span className="truncate">{by ? texts.resolvedBy(by.name) : texts.resolved}</span>
      <RelativeTime at={at} className="shrink-0" />
    </p>
  );
}

function ReplyBox({ thread, open }: { thread: string; open: boolean }) {
  const { activate, outbox, words } = useComments();
  const [replying, setReplying] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const name = `reply ${thread}`;
  const end = () => {
    setReplying(false);
    requestAnimationFrame(() => button.current?.focus({ preventScroll: true }));
  };
  if (open && replying)
    return (
      <Composer
        name={name}
        label={texts.writeReply}
        takesFocus
        send={(text) => {
          outbox.send({ thread, text, anchor: null });
          end();
        }}
        onCancel={end}
      />
    );
  return (
    <Button
      ref={button}
      size="small"
      variant="quiet"
      className="-ml-1.5 self-start pointer-coarse:-my-2"
      onClick={() => {
        if (!open) activate(thread);
        setReplying(true);
      }}
    >
      {words.get(name) === undefined ? texts.writeReply : texts.goOnWriting}
    </Button>
  );
}

/** What a thread is about, as it was said. */
function CardHead({ thread }: { thread: ListedThread }) {
  const { showInText, isInText } = useComments();
  const { id, anchor } = thread;
  return (
    <div className="flex items-start gap-1.5">
      <Quote words={anchor.quote} {...(isInText(id) && { onShow: () => showInText(id) })} />
      <div className="-my-0.5 ml-auto pointer-coarse:-my-2.5 pointer-coarse:-mr-2.5">
        <ThreadControls thread={thread} />
      </div>
    </div>
  );
}

function ThreadControls({ thread: { id, resolved, unread } }: { thread: ListedThread }) {
  const { activate, actions, mayComment, focusText } = useComments();
  const act = useAct();
  return (
    <div className="ml-auto flex shrink-0 items-center gap-1 pointer-coarse:gap-0">
      {unread && (
        <span className="mx-1 size-2 rounded-full bg-accent">
          <span className="sr-only">{texts.unreadMark}</span>
        </span>
      )}
      {mayComment && (
        <IconButton
          label={resolved ? texts.reopen : texts.resolve}
          size="small"
          onClick={() => {
            activate(null);
            act(resolved ? actions.reopen({ thread: id }) : actions.resolve({ thread: id }), focusText);
          }}
        >
          {resolved ? <RotateCcw aria-hidden /> : <Check aria-hidden />}
        </IconButton>
      )}
    </div>
  );
}

function Quote({ words, onShow }: { words: string; onShow?: () => void }) {
  const look = "line-clamp-2 border-l-2 border-line-strong pl-2 text-left font-serif text-sm text-ink-soft";
  const shown = words.length > shownQuote ? `${words.slice(0, shownQuote)}…` : words;
  if (!onShow) return <blockquote className={look}>{shown}</blockquote>;
  return (
    <button
      type="button"
      title={texts.showInText}
      className={classes(look, "hover:text-ink")}
      onClick={onShow}
    >
      {shown}
    </button>
  );
}

/** A new thread, until it is sent; and then until it is among the others. */
export function NewThreadCard({
  id,
  quote,
  quoted,
  unsent,
  writing,
}: {
  id: string;
  quote: string;
  quoted: boolean;
  /** On its way; */
  unsent?: Unsent;
  /** or still being written; `goesOn` when nobody has just asked for it. */
  writing?: { send: (text: string) => void; cancel: () => void; goesOn: boolean };
}) {
  return (
    <CardFrame id={id} label={texts.newThread} open>
      {quoted && quote !== "" && <Quote words={quote} />}
      {unsent && <UnsentView comment={unsent} />}
      {writing && (
        <Composer
          name={`new ${id}`}
          label={texts.writeComment}
          takesFocus={!writing.goesOn}
          send={writing.send}
          onCancel={writing.cancel}
        />
      )}
    </CardFrame>
  );
}

function CardFrame({
  id,
  label,
  open,
  inList = false,
  onClick,
  onEscape,
  children,
}: {
  id: string;
  label: string;
  open: boolean;
  onEscape?: () => void;
  /** Whether it is one of a list, where it has to be brought into sight. */
  inList?: boolean;
  onClick?: (event: MouseEvent) => void;
  children: ReactNode;
}) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    // The list itself has only just come, perhaps, and others take the focus first.
    if (inList && open) afterPaint(() => card.current?.scrollIntoView({ block: "nearest" }));
  }, [inList, open]);
  return (
    <section
      ref={card}
      aria-label={label}
      data-thread-card={id}
      {...(open && { "aria-current": true })}
      className={classes(
        "relative flex scroll-mt-16 scroll-mb-3 flex-col gap-2.5 rounded-lg border p-3 font-sans text-base",
        open ? "border-line-strong bg-paper-raised shadow-raised" : "border-line bg-paper shadow-resting",
        !open && onClick && "cursor-pointer hover:bg-paper-raised",
      )}
      tabIndex={-1}
      {...(onClick && { onClick })}
      {...(onEscape && { onKeyDown: ({ key }: KeyboardEvent) => key === "Escape" && onEscape() })}
    >
      {children}
    </section>
  );
}
