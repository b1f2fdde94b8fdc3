import { z } from "zod";
import { storableText } from "#lib/editor/storable-text.ts";
import { ShortId } from "#lib/notes/schema.ts";
import { commentsDomainTexts as texts } from "#lib/texts/en/comments-domain.ts";
import { commentLimits } from "./client/limits.ts";

const Text = z
  .string()
  .max(commentLimits.text * 2, texts.tooLong(commentLimits.text))
  .transform((text) => storableText(text.replaceAll("\r\n", "\n")).trim())
  .pipe(z.string().min(1, texts.empty).max(commentLimits.text, texts.tooLong(commentLimits.text)));

/** An encoded Yjs relative position, which is two numbers and at most a name. */
const Position = z.base64().max(200);
const words = (most: number) => z.string().max(most).transform(storableText);

/** Where a thread is; see lib/comments/client/anchor.ts. */
export const Anchor = z.strictObject({
  start: Position.nullable(),
  end: Position.nullable(),
  block: z.string().min(1).max(100).transform(storableText).nullable(),
  quote: words(commentLimits.quote),
  before: words(commentLimits.context),
  after: words(commentLimits.context),
});
export type Anchor = z.output<typeof Anchor>;

const Id = z.uuid();

/** The browser chooses the id, so that the same thread sent twice (after a lost answer) is one. */
export const CreateThread = z.strictObject({
  note: ShortId,
  id: Id,
  comment: Id,
  anchor: Anchor,
  text: Text,
});
export type CreateThread = z.output<typeof CreateThread>;

export const Reply = z.strictObject({ thread: Id, comment: Id, text: Text });
export type Reply = z.output<typeof Reply>;

export const EditComment = z.strictObject({ comment: Id, text: Text });
export type EditComment = z.output<typeof EditComment>;

export const CommentRef = z.strictObject({ comment: Id });
export type CommentRef = z.output<typeof CommentRef>;

export const ThreadRef = z.strictObject({ thread: Id });
export type ThreadRef = z.output<typeof ThreadRef>;

/** Where its words stand now. */
export const MoveThread = z.strictObject({ thread: Id, place: Anchor.omit({ quote: true }) });
export type MoveThread = z.output<typeof MoveThread>;

/** One emoji, as people see one. */
const Emoji = z
  .string()
  .max(40)
  .regex(/^\p{RGI_Emoji}$/v, texts.notAnEmoji);

export const React = z.strictObject({ comment: Id, emoji: Emoji, on: z.boolean() });
export type React = z.output<typeof React>;

/** Everything up to this comment was seen. */
export const MarkRead = z.strictObject({ thread: Id, upTo: Id });
export type MarkRead = z.output<typeof MarkRead>;

export const MarkAllRead = z.strictObject({ note: ShortId });
export type MarkAllRead = z.output<typeof MarkAllRead>;

export const ListThreads = z.strictObject({
  note: ShortId,
  state: z.enum(["open", "resolved"]).default("open"),
  cursor: Id.optional(),
});
export type ListThreads = z.output<typeof ListThreads>;

/** One thread with all its comments. */
export const ReadThread = z.strictObject({ note: ShortId, thread: Id });
export type ReadThread = z.output<typeof ReadThread>;
