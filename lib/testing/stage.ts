import { randomUUID } from "node:crypto";
import { createInvitation } from "#lib/workspaces/invitations.ts";
import { createToken } from "#lib/accounts/tokens.ts";
import { system } from "#lib/actor.ts";
import { uploadAttachment } from "#lib/attachments/upload-attachment.ts";
import { db, transaction } from "#lib/db/db.ts";
import type { Visibility } from "#lib/db/generated/enums.ts";
import { emptyBody } from "#lib/editor/body.ts";
import { createNoteBody } from "#lib/notes/create-note-body.ts";
import { publishNote } from "#lib/publishing/publish-note.ts";
import type { createCast } from "./cast.ts";
import { actorOf, createMember, createNotebook, createNoteRow, createSession } from "./factories.ts";

type Cast = Awaited<ReturnType<typeof createCast>>;

/** What the doors of the permission table are opened on: made when asked for, used again until it was changed. */
export interface Stage {
  workspace: string;
  notebook: string;
  /** A note with a revision; short ids and an internal one. */
  note(): Promise<{ id: string; noteId: string }>;
  /** A note in the open notebook that the note links to; the note is a template, and has its own id as a tag. */
  linked(): Promise<string>;
  /** A note here with a block that names a note of the open notebook. */
  naming(): Promise<{ id: string; block: string; named: string }>;
  /** A thread of the note, with a comment of the owner, and one that the owner deleted. */
  thread(): Promise<{ note: string; thread: string; comment: string; deleted: string }>;
  trashed(): Promise<string>;
  published(): Promise<string>;
  attachment(): Promise<string>;
  /** A notebook like this one, without notes. */
  empty(): Promise<string>;
  /** Another member, to be changed or removed; the id of the person. */
  spare(): Promise<string>;
  invitation(): Promise<string>;
  /** The owner's. */
  session(): Promise<string>;
  token(): Promise<string>;
  /** Everything is made anew. */
  reset(): void;
}

export function createStage(cast: Cast, visibility: Visibility): Stage {
  const notebook = cast.notebooks[visibility];
  const { once, reset } = memory();
  const note = once("note", () => writtenNote(cast, notebook));
  return {
    workspace: cast.workspace.slug,
    notebook: notebook.shortId,
    note,
    linked: once("linked", async () => {
      const { id, noteId } = await note();
      const { id: linked } = await writtenNote(cast, cast.notebooks.open);
      const data = { fromId: noteId, note: linked, target: "", targetKey: "", excerpt: "" };
      await db.noteLink.create({ data });
      await db.noteTag.create({ data: { noteId, key: id, tag: id } });
      await db.note.update({ where: { id: noteId }, data: { isTemplate: true } });
      return linked;
    }),
    naming: once("naming", async () => {
      const { id: named } = await writtenNote(cast, cast.notebooks.open);
      const block = "nnnnnnnnnn";
      const text = { type: "text", text: `See Sourdough ${named}.` };
      const paragraph = { type: "paragraph", attrs: { id: block }, content: [text] };
      const { id } = await writtenNote(cast, notebook, { type: "doc", content: [paragraph] });
      return { id, block, named };
    }),
    thread: once("thread", async () => await writtenThread(await note(), cast.owner)),
    trashed: once("trashed", async () => {
      const { id, noteId } = await writtenNote(cast, notebook);
      await db.note.update({ where: { id: noteId }, data: { trashedAt: new Date() } });
      return id;
    }),
    published: once("published", async () => {
      const { id } = await writtenNote(cast, notebook);
      await publishNote(system, { note: id });
      return id;
    }),
    attachment: once("attachment", async () => {
      const { id } = await writtenNote(cast, notebook);
      return (await uploadAttachment(system, { note: id, name: "a.txt", bytes: oneFile() })).id;
    }),
    empty: once("empty", async () => {
      const { workspace, named: members } = cast;
      return (await createNotebook({ workspace, visibility, members, position: "a9" })).shortId;
    }),
    spare: once("spare", async () => (await createMember({ workspace: cast.workspace })).userId),
    invitation: once("invitation", async () => {
      const owner = await actorOf(cast.owner);
      return (await createInvitation(owner, { workspace: cast.workspace.slug, role: "guest" })).id;
    }),
    session: once("session", async () => (await createSession(cast.owner)).id),
    token: once("token", async () => {
      const owner = await actorOf(cast.owner);
      return (await createToken(owner, { name: "Other", scope: "read", expiresInDays: undefined })).id;
    }),
    reset,
  };
}

/** Makes each thing when it is first asked for, and only once. */
function memory() {
  const made = new Map<string, Promise<unknown>>();
  const once = <Value>(name: string, make: () => Promise<Value>) => {
    return (): Promise<Value> => {
      if (!made.has(name)) made.set(name, make());
      return made.get(name) as Promise<Value>;
    };
  };
  return { once, reset: () => made.clear() };
}

/** Whoever is granted something is granted it on this note. */
async function writtenNote(
  { granted }: Pick<Cast, "granted">,
  notebook: { id: string; workspaceId: string },
  body = emptyBody(),
): Promise<{ id: string; noteId: string }> {
  const { id: noteId, shortId: id, workspaceId } = await createNoteRow({ notebook });
  await db.noteGrant.createMany({ data: granted.map((grant) => ({ ...grant, noteId, workspaceId })) });
  await transaction((tx) =>
    createNoteBody(tx, {
      noteId,
      userId: null,
      origin: "created",
      title: `Sourdough ${id}`,
      body,
    }),
  );
  return { id, noteId };
}

async function writtenThread({ id: note, noteId }: { id: string; noteId: string }, owner: { id: string }) {
  const [thread, comment, deleted] = [randomUUID(), randomUUID(), randomUUID()];
  const words = { quote: "Sourdough", before: "", after: "" };
  await db.thread.create({ data: { id: thread, noteId, createdById: owner.id, ...words } });
  const said = { threadId: thread, authorId: owner.id, text: "How often?" };
  await db.comment.create({ data: { id: comment, ...said } });
  const gone = { deletedAt: new Date(), deletedById: owner.id };
  await db.comment.create({ data: { id: deleted, ...said, ...gone } });
  return { note, thread, comment, deleted };
}

async function* oneFile(): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode("Feed it daily.");
}
