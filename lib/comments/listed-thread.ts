import type { CommentRun } from "./comment-text.ts";
import type { Anchor } from "./schema.ts";

export interface Commenter {
  id: string;
  name: string;
}

export interface ListedReaction {
  emoji: string;
  count: number;
  /** Whether the viewer is one of them. */
  mine: boolean;
  /** Names of some of them, the earliest first. */
  names: string[];
}

export interface ListedComment {
  id: string;
  /** Null when the account is gone. */
  author: Commenter | null;
  at: string;
  editedAt: string | null;
  /** It is gone, and stands here only because others answered to it. */
  deleted: boolean;
  lines: CommentRun[][];
  /** As it was written, for whoever may change it. */
  text: string | null;
  mayDelete: boolean;
  reactions: ListedReaction[];
}

/** A thread as a browser shows it. */
export interface ListedThread {
  id: string;
  createdAt: string;
  anchor: Anchor;
  resolved: { at: string; by: Commenter | null } | null;
  unread: boolean;
  comments: ListedComment[];
  /** How many comments between the first and the others are not given here. */
  hidden: number;
}
