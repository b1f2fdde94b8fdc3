import { createContext, use } from "react";
import type { ListedThread } from "#lib/comments/listed-thread.ts";
import type { KeptWords } from "./kept-words.ts";
import type { ThreadActions } from "./thread-actions.ts";
import type { Outbox } from "./use-unsent.ts";

/** What the cards of threads show and do, wherever they are. */
export interface Comments {
  noteId: string;
  viewer: { id: string; name: string };
  mayComment: boolean;
  actions: ThreadActions;
  outbox: Outbox;
  /** The thread that is looked at. */
  active: string | null;
  activate: (thread: string | null) => void;
  /** Brings the words of a thread into sight. */
  showInText: (thread: string) => void;
  /** Whether its words are in the text. */
  isInText: (thread: string) => boolean;
  /** Reads the threads again. */
  reload: () => Promise<void>;
  fetchWhole: (id: string) => Promise<ListedThread | null>;
  /** What was typed into a composer and not sent, by its name. */
  words: KeptWords;
  /** Gives the focus to the text, where it would be lost with what had it. */
  focusText: () => void;
  /** Goes from a card beside the text back to it. */
  leaveCard: () => void;
}

export const CommentsContext = createContext<Comments | null>(null);

export function useComments(): Comments {
  const comments = use(CommentsContext);
  if (!comments) throw new Error("There are no comments around this component");
  return comments;
}
