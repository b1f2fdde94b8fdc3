import { randomUUIDv7 } from "node:crypto";
import * as Y from "yjs";
import type { Tx } from "#lib/db/db.ts";
import type { UpdateOrigin } from "#lib/db/generated/enums.ts";
import { SCHEMA_VERSION } from "#lib/editor/fields.ts";
import { createNoteUpdate, noteFromDoc, type NoteContent } from "#lib/editor/yjs.ts";
import { linkRows } from "#lib/links/save-link-facts.ts";
import { mentionRows } from "#lib/notifications/save-mentions.ts";
import { firstRevision } from "#lib/revisions/first-revision.ts";
import { tagFacts } from "#lib/tags/tag-facts.ts";
import { contribute, contributionRows, type Contributions } from "./contributions.ts";
import { addUpdate } from "./note-doc.ts";
import { factColumns } from "./store-note.ts";
import { bytes } from "./update-log.ts";

/** Who gives a new note its first words. */
export interface FirstWords {
  /** The internal id of the note. */
  noteId: string;
  userId: string | null;
  origin: Exclude<UpdateOrigin, "typed" | "restored" | "repaired">;
  content: NoteContent;
  at: Date;
}

/**
 * What is written for a note's first words: its state, what is derived from them, and its revision 1. `facts` are columns
 * of the note's own row.
 */
export async function firstRows({ noteId, userId, origin, content: said, at }: FirstWords) {
  const update = createNoteUpdate(said);
  const doc = new Y.Doc();
  const addition = addUpdate(doc, update);
  const content = noteFromDoc(doc);
  const stateVector = Y.encodeStateVector(doc);
  doc.destroy();
  const open: Contributions = [];
  contribute(open, { userId, origin, at }, addition);
  const revision = {
    id: randomUUIDv7(),
    ...(await firstRevision({ noteId, kind: origin, content, stateVector, at, createdById: userId })),
  };
  return {
    facts: factColumns(content),
    update: { noteId, userId, origin, update: bytes(update), at, mergedAt: at },
    state: { noteId, state: bytes(update), content, schemaVersion: SCHEMA_VERSION },
    links: linkRows(content.body).map((row) => ({ ...row, fromId: noteId })),
    tags: [...tagFacts(content)].map(([key, tag]) => ({ noteId, key, tag })),
    mentions: mentionRows(noteId, content),
    revision,
    contributions: contributionRows(noteId, open).map((row) => ({ ...row, revisionId: revision.id })),
  };
}

export type FirstRows = Awaited<ReturnType<typeof firstRows>>;

/** Writes the first words of notes whose rows exist, in as many statements as for one. */
export async function writeFirstRows(tx: Tx, notes: FirstRows[]): Promise<void> {
  await tx.noteUpdate.createMany({ data: notes.map(({ update }) => update) });
  await tx.noteState.createMany({ data: notes.map(({ state }) => state) });
  await tx.revision.createMany({ data: notes.map(({ revision }) => revision) });
  await tx.contribution.createMany({ data: notes.flatMap(({ contributions }) => contributions) });
  const links = notes.flatMap((note) => note.links);
  if (links.length > 0) await tx.noteLink.createMany({ data: links });
  const tags = notes.flatMap((note) => note.tags);
  if (tags.length > 0) await tx.noteTag.createMany({ data: tags });
  const mentions = notes.flatMap((note) => note.mentions);
  if (mentions.length > 0) await tx.noteMention.createMany({ data: mentions });
}
