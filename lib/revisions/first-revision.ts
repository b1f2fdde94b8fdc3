import type { RevisionKind } from "#lib/db/generated/enums.ts";
import { SCHEMA_VERSION } from "#lib/editor/fields.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { bytes } from "#lib/notes/update-log.ts";
import { hashOf, pack, snapshotOf } from "./snapshot.ts";

export interface FirstRevision {
  noteId: string;
  kind: RevisionKind;
  content: NoteContent;
  stateVector: Uint8Array;
  at: Date;
  createdById: string | null;
}

/** The row, but for its id, of a new note's revision 1; whoever made the note is all who contributed. */
export async function firstRevision({ content, stateVector, at, ...rest }: FirstRevision) {
  const snapshot = snapshotOf(content);
  return {
    ...rest,
    number: 1,
    title: content.title,
    createdAt: at,
    contributorIds: rest.createdById === null ? [] : [rest.createdById],
    content: await pack(snapshot),
    contentHash: hashOf(snapshot),
    schemaVersion: SCHEMA_VERSION,
    stateVector: bytes(stateVector),
  };
}
