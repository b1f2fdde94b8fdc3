import { z } from "zod";
import type { Access, Visibility } from "#lib/db/generated/enums.ts";
import { propertyLimits, tagList } from "#lib/editor/properties.ts";
import { storableText } from "#lib/editor/storable-text.ts";
import { longestMarkdown } from "./longest-markdown.ts";

const accessLevels = ["read", "comment", "edit", "manage"] as const satisfies Access[];
const visibilities = ["open", "private"] as const satisfies Visibility[];

/** The short id of a note or a notebook. */
export const ShortId = z.string().regex(/^[0-9a-z]{1,40}$/);
export const WorkspaceSlug = z.string().regex(/^[a-z0-9-]{1,80}$/);

const Line = z.string().transform((text) => storableText(text).trim());

export const NoteTitle = Line.pipe(z.string().max(500));
export const NoteMarkdown = z.string().max(longestMarkdown).transform(storableText);
export const NotebookName = Line.pipe(z.string().min(1).max(100));

const short = z.string().max(propertyLimits.cover).transform(storableText);

export const NoteTags = z.array(z.string().max(200)).max(propertyLimits.tags).transform(tagList);
/** What is written about a note; see lib/editor/properties.ts. */
export const Properties = z.strictObject({
  aliases: z.array(z.string().max(propertyLimits.alias)).max(propertyLimits.aliases).optional(),
  description: short.optional(),
  cover: short.optional(),
  extra: z.string().max(propertyLimits.extra).optional(),
});

export const NoteRef = z.strictObject({ id: ShortId });
export type NoteRef = z.output<typeof NoteRef>;

export const InWorkspace = z.strictObject({ workspace: WorkspaceSlug });
export type InWorkspace = z.output<typeof InWorkspace>;

/** A new note, at the end of its siblings. Without a notebook: its parent's, or the first one the actor may edit. */
export const CreateNote = z.strictObject({
  workspace: WorkspaceSlug,
  notebook: ShortId.optional(),
  parent: ShortId.optional(),
  title: NoteTitle.optional(),
  /** Without a title, its first heading becomes the title. */
  markdown: NoteMarkdown.optional(),
  /** Beside those in the front matter of the Markdown. */
  tags: NoteTags.optional(),
  properties: Properties.optional(),
  /** The note whose body and tags it begins with; not together with Markdown. */
  template: ShortId.optional(),
});
export type CreateNote = z.output<typeof CreateNote>;

/** A new place: what is not given stays, except that another notebook means its top. */
export const MoveNote = z.strictObject({
  id: ShortId,
  notebook: ShortId.optional(),
  /** Null: the top of the notebook. */
  parent: ShortId.nullable().optional(),
  /** The sibling it goes before; null or nothing: the end. */
  before: ShortId.nullable().optional(),
});
export type MoveNote = z.output<typeof MoveNote>;

export const RenameNote = z.strictObject({ id: ShortId, title: NoteTitle });
export type RenameNote = z.output<typeof RenameNote>;

export const SetTemplate = z.strictObject({ id: ShortId, isTemplate: z.boolean() });
export type SetTemplate = z.output<typeof SetTemplate>;

export const ListNotes = z.strictObject({
  workspace: WorkspaceSlug,
  notebook: ShortId.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListNotes = z.output<typeof ListNotes>;

export const CreateNotebook = z.strictObject({
  workspace: WorkspaceSlug,
  name: NotebookName,
  visibility: z.enum(visibilities).default("open"),
});
export type CreateNotebook = z.output<typeof CreateNotebook>;

export const NotebookRef = z.strictObject({ id: ShortId });
export type NotebookRef = z.output<typeof NotebookRef>;

export const RenameNotebook = z.strictObject({ id: ShortId, name: NotebookName });
export type RenameNotebook = z.output<typeof RenameNotebook>;

/** Who a notebook is for. The members given replace those before. */
export const SetNotebookAccess = z.strictObject({
  id: ShortId,
  visibility: z.enum(visibilities),
  members: z.array(z.strictObject({ userId: z.uuid(), access: z.enum(accessLevels) })).max(1000),
});
export type SetNotebookAccess = z.output<typeof SetNotebookAccess>;
