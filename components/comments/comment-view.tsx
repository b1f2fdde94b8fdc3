"use client";

import { Ellipsis, Link as LinkIcon, Pencil, Trash2 } from "lucide-react";
import { useRef, useState, type ReactNode } from "react";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { tell } from "#components/ui/toast.tsx";
import type { Commenter, ListedComment } from "#lib/comments/listed-thread.ts";
import { commentsTexts as texts } from "#lib/texts/en/comments.ts";
import { copyLink } from "../editor/bar/copy-button.tsx";
import { CommentWords } from "./comment-words.tsx";
import { useComments } from "./comments-context.tsx";
import { Composer } from "./composer.tsx";
import { withoutMentions } from "./mention-text.ts";
import { ReactMenu, Reactions } from "./reactions.tsx";
import type { Unsent } from "./use-unsent.ts";
import { useAct } from "./use-act.ts";

/** One comment of a thread; with `open` also what can be done with it. */
export function CommentView({
  comment,
  thread,
  open,
  controls,
}: {
  comment: ListedComment;
  thread: string;
  open: boolean;
  /** What can be done with the thread, where its head has no place of its own. */
  controls?: ReactNode;
}) {
  const { actions, mayComment, words, focusText } = useComments();
  const draft = `edit ${comment.id}`;
  const [editing, setEditing] = useState<"no" | "asked" | "goes on">(() =>
    words.get(draft) === undefined ? "no" : "goes on",
  );
  const more = useRef<HTMLButtonElement>(null);
  const act = useAct();
  if (comment.deleted)
    return (
      <div className="flex min-h-6 items-center justify-between gap-1.5">
        <p className="text-sm text-ink-faint italic">{texts.deletedComment}</p>
        {controls}
      </div>
    );

  function endEditing(): void {
    words.delete(draft);
    setEditing("no");
    more.current?.focus();
  }

  function remove(): void {
    act(actions.remove({ comment: comment.id }), () => {
      focusText();
      tell(texts.deleted, {
        label: texts.undo,
        run: () => act(actions.putBack({ comment: comment.id })),
      });
    });
  }

  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex min-h-6 items-center gap-1.5">
        <Byline author={comment.author} at={comment.at} edited={comment.editedAt !== null} />
        <div className="-my-1 -mr-1 ml-auto flex shrink-0 items-center pointer-coarse:-my-2.5 pointer-coarse:-mr-2.5">
          {open && (
            <>
              {mayComment && <ReactMenu comment={comment} />}
              <DropdownMenu>
                <DropdownMenuTrigger asChild>
                  <IconButton ref={more} label={texts.more} size="small">
                    <Ellipsis aria-hidden />
                  </IconButton>
                </DropdownMenuTrigger>
                <DropdownMenuContent align="end">
                  <DropdownMenuItem onSelect={() => void copyLink(addressOf(thread))}>
                    <LinkIcon aria-hidden />
                    {texts.copyLink}
                  </DropdownMenuItem>
                  {comment.text !== null && (
                    <DropdownMenuItem onSelect={() => setTimeout(() => setEditing("asked"))}>
                      <Pencil aria-hidden />
                      {texts.edit}
                    </DropdownMenuItem>
                  )}
                  {comment.mayDelete && (
                    <DropdownMenuItem danger onSelect={remove}>
                      <Trash2 aria-hidden />
                      {texts.delete}
                    </DropdownMenuItem>
                  )}
                </DropdownMenuContent>
              </DropdownMenu>
            </>
          )}
          {controls}
        </div>
      </div>
      {editing !== "no" && comment.text !== null ? (
        <Composer
          name={draft}
          label={texts.editComment}
          initial={comment.text}
          sendLabel={texts.save}
          takesFocus={editing === "asked"}
          keeps
          send={(text) => act(actions.edit({ comment: comment.id, text }), endEditing)}
          onCancel={endEditing}
        />
      ) : (
        <CommentWords lines={comment.lines} />
      )}
      <Reactions comment={comment} />
    </div>
  );
}

function Byline({ author, at, edited }: { author: Commenter | null; at: string; edited: boolean }) {
  return (
    <>
      {author && <Avatar id={author.id} name={author.name} size="small" />}
      <span className="truncate text-sm font-semibold">{author?.name ?? texts.somebodyGone}</span>
      <span className="shrink-0 text-xs text-ink-faint">
        <RelativeTime at={at} narrow />
        {edited && ` · ${texts.edited}`}
      </span>
    </>
  );
}

/** A comment of one's own on its way, or one that did not get there. */
export function UnsentView({ comment }: { comment: Unsent }) {
  const { viewer, outbox } = useComments();
  const { id, text, failed } = comment;
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex min-h-6 items-center gap-1.5">
        <Avatar id={viewer.id} name={viewer.name} size="small" />
        <span className="truncate text-sm font-semibold">{viewer.name}</span>
        {failed === null && <span className="text-xs text-ink-faint">{texts.sending}</span>}
      </div>
      <CommentWords lines={[[{ text: withoutMentions(text).text }]]} />
      {failed !== null && (
        <div role="alert" className="flex flex-col gap-1.5 rounded-md bg-danger-soft p-2 text-sm text-danger">
          <p>
            {texts.notSent} {failed}
          </p>
          <div className="flex gap-1.5">
            <Button size="small" onClick={() => outbox.retry(id)}>
              {texts.tryAgain}
            </Button>
            <Button size="small" variant="quiet" onClick={() => outbox.discard(id)}>
              {texts.discard}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}

function addressOf(thread: string): string {
  return `${location.origin}${location.pathname}#thread-${thread}`;
}
