import { MessageType } from "@hocuspocus/server";
import { createConnection } from "node:net";
import { expect, test } from "vitest";
import * as Y from "yjs";
import type { UserActor } from "#lib/actor.ts";
import { actorOfToken } from "#lib/auth/tokens.ts";
import { createToken, revokeToken } from "#lib/accounts/tokens.ts";
import { db, transaction } from "#lib/db/db.ts";
import { announce } from "#lib/events/events.ts";
import { browsers } from "#lib/testing/browsers.ts";
import { firstText, until } from "#lib/testing/collaboration.ts";
import { actorOf, createMember, createUser } from "#lib/testing/factories.ts";
import { holdLog, waiting } from "#lib/testing/hold-log.ts";
import { rewriteNote } from "#lib/testing/rewrite-note.ts";
import { createWrittenNote } from "#lib/testing/written-note.ts";
import { noteFromDoc } from "#lib/editor/yjs.ts";
import { docFrom } from "#lib/notes/note-doc.ts";
import { revisionContent } from "#lib/revisions/revision-content.ts";
import { rehearse } from "./rehearse.ts";

// What happens between two things that usually happen one after the other.

const { open, openRaw, url } = browsers();

type Written = Awaited<ReturnType<typeof createWrittenNote>>;

const typedRows = ({ note }: Written) => db.noteUpdate.count({ where: { noteId: note.id, origin: "typed" } });

test.each(["//", "http://", "/\\\\", "//:x", "/collaboration/%", "*"])(
  "an upgrade for the address %s is turned away, and harms nobody",
  async (path) => {
    const { hostname, port } = new URL(url());
    const socket = createConnection(Number(port), hostname);
    socket.on("error", () => undefined); // `close` follows
    socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
    await new Promise((done) => socket.once("close", done));
    const written = await createWrittenNote();
    const client = open(written);
    await client.saved();
    expect(client.provider.synced).toBe(true);
  },
);

test("a token that is revoked reads nothing more", async () => {
  const written = await createWrittenNote();
  const { id, secret } = await createToken(written.actor, { name: "Script", scope: "read" });
  const script = await openRaw({
    ...written,
    actor: (await actorOfToken(secret)) as unknown as UserActor,
  });
  await revokeToken(written.actor, { id });
  expect(await script.closed).toEqual({ code: 4403, reason: "access-ended" });
});

test("what somebody wrote just before they left reaches whoever opens the note meanwhile", async () => {
  const written = await createWrittenNote();
  const leaving = await openRaw(written);
  const release = await holdLog(written);
  const { state } = await db.noteState.findUniqueOrThrow({ where: { noteId: written.note.id } });
  const doc = docFrom(state);
  const before = Y.encodeStateVector(doc);
  firstText(doc).insert(0, "Last words. ");
  leaving.send(MessageType.Sync, 2, Y.encodeStateAsUpdate(doc, before));
  await waiting();
  leaving.socket.close();
  await leaving.closed;
  const arriving = open({ ...written, actor: await actorOf(written.owner) });
  await until(() => arriving.provider.synced, "the note is open again");
  await release();
  await until(() => firstText(arriving.doc).toJSON().startsWith("Last words."), "the words arrive");
  expect(await typedRows(written)).toBe(1);
});

test("and so it does when somebody else who had it open left in the meantime, too", async () => {
  const written = await createWrittenNote();
  const [leaving, other] = [await openRaw(written), await openRaw(written)];
  const release = await holdLog(written);
  const { state } = await db.noteState.findUniqueOrThrow({ where: { noteId: written.note.id } });
  const doc = docFrom(state);
  const before = Y.encodeStateVector(doc);
  firstText(doc).insert(0, "Last words. ");
  leaving.send(MessageType.Sync, 2, Y.encodeStateAsUpdate(doc, before));
  await waiting();
  for (const one of [leaving, other]) {
    one.socket.close();
    await one.closed;
  }
  const arriving = open({ ...written, actor: await actorOf(written.owner) });
  await until(() => arriving.provider.synced, "the note is open again");
  await release();
  await until(() => firstText(arriving.doc).toJSON().startsWith("Last words."), "the words arrive");
  expect(await typedRows(written)).toBe(1);
});

test("what was written by somebody who meanwhile may only read is seen by all, since it is in the log", async () => {
  const written = await createWrittenNote();
  const user = await createUser();
  await createMember({ workspace: written.workspace, user, role: "member" });
  const [owner, demoted] = [open(written), open({ ...written, actor: await actorOf(user) })];
  await Promise.all([owner.saved(), demoted.saved()]);
  const release = await holdLog(written);
  firstText(demoted.doc).insert(0, "In time. ");
  await waiting();
  await transaction(async (tx) => {
    const { notebookId } = written.note;
    await tx.notebookMember.create({ data: { notebookId, userId: user.id, access: "read" } });
    await tx.member.updateMany({ where: { userId: user.id }, data: { role: "guest" } });
    await announce(tx, { type: "access.changed", workspaceId: written.workspace.id, userId: user.id });
  });
  await until(
    () => demoted.told.some((told) => told.includes('"access":"read"')),
    "the right to write is gone",
  );
  await release();
  await until(() => firstText(owner.doc).toJSON().startsWith("In time."), "the words arrive");
  expect(await typedRows(written)).toBe(1);
});

test("what is typed while a script rewrites the note is in the history, however close the two come", async () => {
  const written = await createWrittenNote();
  const client = open(written);
  await client.saved();
  const release = await holdLog(written, "FOR NO KEY UPDATE"); // rows may come into the log, but none about the note
  const next = { title: "Rye", markdown: "By a script." };
  const rewriting = rewriteNote(written.actor, written.note.shortId, next);
  await waiting();
  firstText(client.doc).insert(0, "Just in time. ");
  await client.saved();
  await release();
  await rewriting;
  await until(() => !firstText(client.doc).toJSON().includes("Feed it"), "the script's words arrive");
  const revisions = await db.revision.findMany({ where: { noteId: written.note.id }, select: { id: true } });
  const contents = await Promise.all(revisions.map(({ id }) => transaction((tx) => revisionContent(tx, id))));
  expect(JSON.stringify([...contents, noteFromDoc(client.doc)])).toContain("Just in time.");
});

test("the rehearsal knows what was written into the note by others than its sockets", () => {
  const document = new Y.Doc();
  const browser = new Y.Doc();
  const updates: Uint8Array[] = [];
  browser.on("update", (update: Uint8Array) => updates.push(update));
  const type = (letter: string) => {
    browser.getText("elsewhere").insert(0, letter);
    return updates.at(-1)!;
  };
  const first = type("a");
  rehearse(document as never, first);
  Y.applyUpdate(document, first);
  const restored = new Y.Doc();
  Y.applyUpdate(restored, Y.encodeStateAsUpdate(document));
  restored.getText("elsewhere").insert(0, "restored ");
  Y.applyUpdate(document, Y.encodeStateAsUpdate(restored));
  Y.applyUpdate(browser, Y.encodeStateAsUpdate(restored));
  const copy = rehearse(document as never, type("b"));
  expect(copy.getText("elsewhere").toJSON()).toBe("brestored a");
});

test("writing goes on after the note was written into from elsewhere", async () => {
  const written = await createWrittenNote();
  const client = open(written);
  await client.saved();
  firstText(client.doc).insert(0, "One. ");
  await client.saved();
  await rewriteNote(written.actor, written.note.shortId, { title: "Rye", markdown: "From elsewhere." });
  await until(() => firstText(client.doc).toJSON().includes("From elsewhere."), "it arrives");
  firstText(client.doc).insert(0, "Two. ");
  await client.saved();
  const second = open(written);
  await until(() => second.provider.synced, "the note is open");
  expect(firstText(second.doc).toJSON()).toBe("Two. From elsewhere.");
});
