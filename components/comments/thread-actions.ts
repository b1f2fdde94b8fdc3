import type { z } from "zod";
import type {
  CommentRef,
  CreateThread,
  EditComment,
  MarkAllRead,
  MarkRead,
  MoveThread,
  React,
  Reply,
  ThreadRef,
} from "#lib/comments/schema.ts";
import type { ActionResult } from "#lib/transport/action-result.ts";

type Act<Schema extends z.ZodType> = (input: z.input<Schema>) => Promise<ActionResult<unknown>>;

/** What can be done with the threads of a note; the server actions behind it belong to the page. */
export interface ThreadActions {
  start: Act<typeof CreateThread>;
  reply: Act<typeof Reply>;
  edit: Act<typeof EditComment>;
  remove: Act<typeof CommentRef>;
  putBack: Act<typeof CommentRef>;
  resolve: Act<typeof ThreadRef>;
  reopen: Act<typeof ThreadRef>;
  react: Act<typeof React>;
  move: Act<typeof MoveThread>;
  markRead: Act<typeof MarkRead>;
  markAllRead: Act<typeof MarkAllRead>;
}
