"use client";

import { SmilePlus } from "lucide-react";
import { classes } from "#components/ui/classes.ts";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { ListedComment } from "#lib/comments/listed-thread.ts";
import { commentsTexts as texts } from "#lib/texts/en/comments.ts";
import { useAct } from "./use-act.ts";
import { useComments } from "./comments-context.tsx";

const quick = ["👍", "❤️", "🎉", "😄", "😕", "👀", "🙏", "✅", "💡", "🔥", "🚀", "❓"];

/** Who reacted with what; a press joins in or takes it back. */
export function Reactions({ comment }: { comment: ListedComment }) {
  const { actions, mayComment } = useComments();
  const act = useAct();
  if (comment.reactions.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-1">
      {comment.reactions.map(({ emoji, count, mine, names }) => (
        <li key={emoji}>
          <button
            type="button"
            disabled={!mayComment}
            aria-pressed={mine}
            aria-label={texts.reactionBy(emoji, names, count - names.length)}
            title={names.join(", ")}
            className={classes(
              "inline-flex h-6 items-center gap-1 rounded-full border px-2 text-xs tabular-nums pointer-coarse:h-9",
              mine
                ? "border-accent bg-accent-soft text-accent-strong"
                : "border-line bg-paper-raised text-ink-soft hover:bg-paper-hover",
            )}
            onClick={() => act(actions.react({ comment: comment.id, emoji, on: !mine }))}
          >
            <span aria-hidden>{emoji}</span>
            <span aria-hidden>{count}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

export function ReactMenu({ comment }: { comment: ListedComment }) {
  const { actions } = useComments();
  const act = useAct();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <IconButton label={texts.react} size="small">
          <SmilePlus aria-hidden />
        </IconButton>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="grid min-w-0 grid-cols-6">
        {quick.map((emoji) => (
          <DropdownMenuItem
            key={emoji}
            className="justify-center px-1.5 text-base"
            onSelect={() => act(actions.react({ comment: comment.id, emoji, on: true }))}
          >
            {emoji}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
