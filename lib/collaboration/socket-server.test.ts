import { randomUUID } from "node:crypto";
import { MessageType } from "@hocuspocus/server";
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import { WebSocket } from "ws";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { createThread } from "#lib/comments/create-thread.ts";
import { db, transaction } from "#lib/db/db.ts";
import { BODY_FIELD, SCHEMA_VERSION } from "#lib/editor/fields.ts";
import { announce } from "#lib/events/events.ts";
import { restoreRevision } from "#lib/revisions/restore-revision.ts";
import { browsers } from "#lib/testing/browsers.ts";
import { firstText, headersFor, until, type Client } from "#lib/testing/collaboration.ts";
import { actorOf, createMember, createUser } from "#lib/testing/factories.ts";
import { createWrittenNote } from "#lib/testing/written-note.ts";

const { open, openRaw, url } = browsers();

type Written = Awaited<ReturnType<typeof createWrittenNote>>;

/** Somebody else with this right on the note's notebook. */
async function reader({ workspace, notebook, note }: Written, access: "read" | "comment" | "edit" = "read") {
  const user = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace, user, role: "guest" });
  await db.notebookMember.create({ data: { notebookId: notebook.id, userId: user.id, access } });
  return { user, note, actor: await actorOf(user) };
}

const typedRows = ({ note }: Pick<Written, "note">) =>
  db.noteUpdate.count({ where: { noteId: note.id, origin: { not: "created" } } });

/** An update that inserts text at the start of the note, for a client without the document. */
function insertion(state: Uint8Array, text: string): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const before = Y.encodeStateVector(doc);
  firstText(doc).insert(0, text);
  return Y.encodeStateAsUpdate(doc, before);
}

async function stateOf({ note }: Pick<Written, "note">): Promise<Uint8Array> {
  return (await db.noteState.findUniqueOrThrow({ where: { noteId: note.id } })).state;
}

test("a word typed in one tab is in the log when it is acknowledged, and in the other tab", async () => {
  const written = await createWrittenNote();
  const [one, two] = [open(written), open(written)];
  await Promise.all([one.saved(), two.saved()]);
  firstText(one.doc).insert(0, "Hello. ");
  await one.saved();
  expect(await typedRows(written)).toBe(1);
  await until(() => firstText(two.doc).toJSON() === "Hello. Feed it daily.", "the other tab has the word");
});

test("every acknowledgement comes after its row", async () => {
  const written = await createWrittenNote();
  const client = await openRaw(written);
  const state = await stateOf(written);
  const acknowledged = () =>
    client.received.filter(({ type, applied }) => type === MessageType.SyncStatus && applied);
  for (let index = 1; index <= 20; index++) {
    client.send(MessageType.Sync, 2, insertion(state, `${index} `));
    await until(() => acknowledged().length === index, "the update is acknowledged");
    expect(await typedRows(written)).toBe(index);
  }
});

test("opening a note writes nothing, however many open it at once", async () => {
  const written = await createWrittenNote({ text: "" });
  const opened = Array.from({ length: 6 }, () => open(written));
  let emitted = 0;
  for (const { doc, provider } of opened) doc.on("update", (_, origin) => origin !== provider && emitted++);
  await Promise.all(opened.map((client) => client.saved()));
  expect(emitted).toBe(0);
  expect(await typedRows(written)).toBe(0);
  for (const { doc } of opened) expect(doc.getXmlFragment(BODY_FIELD).length).toBe(1);
});

test("a foreign page and no page at all are turned away", async () => {
  const written = await createWrittenNote();
  const { origin, ...cookies } = headersFor(written.actor);
  expect(origin).toBeDefined();
  for (const headers of [cookies, { ...cookies, origin: "https://evil.example" }]) {
    const status = await new Promise<number | undefined>((done) => {
      new WebSocket(url(), { headers }).on("unexpected-response", (_request, response) =>
        done(response.statusCode),
      );
    });
    expect(status).toBe(403);
  }
});

test("each denial says why", async () => {
  const written = await createWrittenNote();
  const stranger = await actorOf(await createUser());
  const denied = async (client: Client, reason: string) => {
    await until(() => client.told.includes(`denied: ${reason}`), `it is denied as ${reason}`);
    expect(client.doc.store.clients.size).toBe(0);
  };
  await denied(open({ note: written.note, actor: stranger }), "no-access");
  await denied(open({ note: { ...written.note, shortId: "nosuchnote" }, actor: written.actor }), "no-access");
  await denied(
    open({ note: { ...written.note, shortId: ` ${written.note.shortId}` }, actor: written.actor }),
    "no-access",
  );
  await denied(open({ ...written, schemaVersion: SCHEMA_VERSION - 1 }), "outdated");
  const signedOut = open({ note: written.note });
  await denied(signedOut, "signed-out");
});

test.each(["read", "comment"] as const)(
  "who may only %s changes nothing, whatever the message",
  async (access) => {
    const written = await createWrittenNote();
    const client = await openRaw(await reader(written, access));
    const update = insertion(await stateOf(written), "Mine! ");
    const statuses = () => client.received.filter(({ type }) => type === MessageType.SyncStatus);
    client.send(MessageType.Sync, 2, update);
    client.send(MessageType.Sync, 1, update);
    client.send(MessageType.SyncReply, 2, update);
    client.send(MessageType.SyncReply, 1, update);
    await until(() => statuses().length === 4, "each update is answered");
    expect(statuses().map(({ applied }) => applied)).toEqual([false, false, false, false]);
    client.send(MessageType.Stateless, "anything");
    client.send(MessageType.QueryAwareness);
    client.send(MessageType.Sync, 0, Y.encodeStateVector(new Y.Doc()));
    await until(() => client.received.some(({ type }) => type === MessageType.Sync), "reading still works");
    client.send(MessageType.BroadcastStateless, "to all");
    client.send(MessageType.Sync, 7, update);
    expect(await typedRows(written)).toBe(0);
    const owner = open(written);
    await owner.saved();
    expect(firstText(owner.doc).toJSON()).toBe("Feed it daily.");
  },
);

test("who loses the right to write is told, and nothing more is taken", async () => {
  const written = await createWrittenNote();
  const ben = await reader(written, "edit");
  const client = open(ben);
  await client.saved();
  await transaction(async (tx) => {
    await tx.notebookMember.updateMany({ where: { userId: ben.user.id }, data: { access: "read" } });
    await announce(tx, { type: "access.changed", workspaceId: written.workspace.id, userId: ben.user.id });
  });
  await until(
    () => client.told.some((told) => told.includes('"access":"read"')),
    "the person is told",
    1_000,
  );
  firstText(client.doc).insert(0, "Too late. ");
  const raw = await openRaw(ben);
  raw.send(MessageType.Sync, 2, insertion(await stateOf(written), "Too late. "));
  await until(() => raw.received.some(({ applied }) => applied === false), "the update is refused");
  expect(await typedRows(written)).toBe(0);
});

test("one of three who is cut off leaves the others writing", async () => {
  const written = await createWrittenNote();
  const ben = await reader(written, "edit");
  const [one, two, cut] = [open(written), open(written), open(ben)];
  await Promise.all([one.saved(), two.saved(), cut.saved()]);
  await transaction(async (tx) => {
    await tx.member.deleteMany({ where: { userId: ben.user.id } });
    await announce(tx, { type: "access.changed", workspaceId: written.workspace.id, userId: ben.user.id });
  });
  await until(() => cut.told.some((told) => told.startsWith("closed")), "the third is cut off", 1_000);
  firstText(one.doc).insert(0, "Still here. ");
  await one.saved();
  await until(() => firstText(two.doc).toJSON().startsWith("Still here."), "the second sees it");
  expect(await typedRows(written)).toBe(1);
});

test("everybody who has a note open hears that its threads changed, and nobody else", async () => {
  const written = await createWrittenNote();
  const [owner, ben] = [open(written), open(await reader(written, "comment"))];
  const elsewhere = open(await createWrittenNote());
  await Promise.all([owner.saved(), ben.saved(), elsewhere.saved()]);
  const anchor = { start: null, end: null, block: null, quote: "daily", before: "", after: "" };
  const [id, comment] = [randomUUID(), randomUUID()];
  await createThread(written.actor, { note: written.note.shortId, id, comment, anchor, text: "How often?" });
  const heard = (client: Client) => client.told.filter((told) => told.includes('"type":"comments"'));
  await until(() => heard(owner).length === 1 && heard(ben).length === 1, "both are told");
  expect(heard(elsewhere)).toEqual([]);
  expect(heard(ben).join()).not.toContain("How often?");
});

test("a tab shows itself only under its own name and client", async () => {
  const written = await createWrittenNote();
  const ben = await reader(written, "edit");
  const [ada, liar] = [open(written), open(ben)];
  await Promise.all([ada.saved(), liar.saved()]);
  ada.provider.setAwarenessField("user", { name: "Ada", color: "#000000" });
  await until(
    () => liar.provider.awareness!.getStates().get(ada.doc.clientID)?.user?.name === "Ada Marsh",
    "Ada is seen",
  );

  const forged = new Awareness(new Y.Doc());
  forged.clientID = ada.doc.clientID;
  forged.setLocalState({
    user: { name: "Ada Marsh", color: "red;background:url(//evil.example)" },
    cursor: null,
  });
  const raw = await openRaw(ben);
  forged.setLocalStateField("cursor", { anchor: 1 });
  raw.send(MessageType.Awareness, encodeAwarenessUpdate(forged, [ada.doc.clientID]));

  liar.provider.setAwarenessField("user", { name: "Ada Marsh", color: "red" });
  const seen = () => ada.provider.awareness!.getStates();
  await until(() => seen().get(liar.doc.clientID)?.user !== undefined, "the other is seen");
  expect(seen().get(liar.doc.clientID)?.user).toEqual({
    id: ben.user.id,
    name: "Ben Okafor",
    color: expect.stringMatching(/^#[0-9a-f]{6}$/) as string,
  });
  expect(seen().get(ada.doc.clientID)?.cursor ?? null).toBeNull();
  expect(new Set(seen().keys())).toEqual(new Set([ada.doc.clientID, liar.doc.clientID]));
});

test("a tab that comes back before its old connection has ended stays visible", async () => {
  const written = await createWrittenNote();
  const other = open(await reader(written));
  await other.saved();
  const tab = new Awareness(new Y.Doc());
  const seen = () => other.provider.awareness!.getStates().get(tab.clientID)?.cursor as unknown;
  const show = async (anchor: number) => {
    const raw = await openRaw(written);
    tab.setLocalState({ user: { name: "Ada" }, cursor: { anchor } });
    raw.send(MessageType.Awareness, encodeAwarenessUpdate(tab, [tab.clientID]));
    await until(() => (seen() as { anchor?: number })?.anchor === anchor, `the caret is at ${anchor}`);
    return raw;
  };
  const old = await show(1);
  await show(2);
  old.socket.close();
  await old.closed;
  await expect(until(() => seen() === undefined, "the caret is gone", 500)).rejects.toThrow(
    "the caret is gone",
  );
});

test("a person in two tabs has one colour", async () => {
  const written = await createWrittenNote();
  const [one, two, other] = [open(written), open(written), open(await reader(written))];
  await Promise.all([one.saved(), two.saved()]);
  for (const { provider } of [one, two]) provider.setAwarenessField("user", { name: "?" });
  const colours = () =>
    [...other.provider.awareness!.getStates().values()].flatMap(
      (state) => (state.user as { color: string })?.color ?? [],
    );
  await until(() => colours().length === 2, "both are seen");
  expect(new Set(colours()).size).toBe(1);
});

test("others hear that somebody rests, and nothing else that a tab says of itself", async () => {
  const written = await createWrittenNote();
  const [one, other] = [open(written), open(await reader(written))];
  await Promise.all([one.saved(), other.saved()]);
  one.provider.setAwarenessField("user", { name: "?" });
  const seen = () => other.provider.awareness!.getStates().get(one.doc.clientID);
  await until(() => seen()?.user !== undefined, "one is seen");
  expect(seen()).not.toHaveProperty("idle");
  one.provider.setAwarenessField("mood", "cheerful");
  one.provider.setAwarenessField("idle", true);
  await until(() => seen()?.idle === true, "one rests");
  expect(Object.keys(seen()!).toSorted()).toEqual(["cursor", "idle", "user"]);
  one.provider.setAwarenessField("idle", "<b>");
  await until(() => seen()?.idle === undefined, "one is back");
});

test("a restore reaches people who are typing, and keeps what they type", async () => {
  const written = await createWrittenNote();
  const [one, two] = [open(written), open(written)];
  await Promise.all([one.saved(), two.saved()]);
  const second = new Y.XmlElement("paragraph");
  second.insert(0, [new Y.XmlText("A second paragraph.")]);
  one.doc.getXmlFragment(BODY_FIELD).insert(1, [second]);
  await one.saved();
  await until(() => two.doc.getXmlFragment(BODY_FIELD).length === 2, "both have it");
  let typed = 0;
  const typing = setInterval(() => firstText(two.doc).insert(0, `${typed++} `), 3);
  await restoreRevision(written.actor, { note: written.note.shortId, number: 1 });
  await until(() => one.doc.getXmlFragment(BODY_FIELD).length === 1, "the restore arrives");
  clearInterval(typing);
  await two.saved();
  await until(() => firstText(one.doc).toJSON() === firstText(two.doc).toJSON(), "both say the same");
  const text = firstText(two.doc).toJSON();
  expect(text).toContain(`${typed - 1} `);
  expect(text).toMatch(/Feed it daily\.$/);
});
