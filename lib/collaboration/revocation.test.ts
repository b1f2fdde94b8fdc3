import { setTimeout as sleep } from "node:timers/promises";
import { MessageType } from "@hocuspocus/server";
import { expect, test, vi } from "vitest";
import { createToken, revokeToken } from "#lib/accounts/tokens.ts";
import type { UserActor } from "#lib/actor.ts";
import { endSessionWithId } from "#lib/auth/sessions.ts";
import { actorOfToken } from "#lib/auth/tokens.ts";
import { db, transaction } from "#lib/db/db.ts";
import { announce } from "#lib/events/events.ts";
import { moveNote } from "#lib/notes/move-note.ts";
import { docFrom } from "#lib/notes/note-doc.ts";
import { setNotebookAccess } from "#lib/notes/set-notebook-access.ts";
import { trashNote } from "#lib/notes/trash-note.ts";
import { browsers } from "#lib/testing/browsers.ts";
import { firstText, until } from "#lib/testing/collaboration.ts";
import { namePerson, unnamePerson } from "#lib/sharing/name-person.ts";
import { actorOf, createMember, createNoteRow, createUser } from "#lib/testing/factories.ts";
import type { RawClient } from "#lib/testing/frames.ts";
import { createWrittenNote } from "#lib/testing/written-note.ts";
import { changeRole, removeMember } from "#lib/workspaces/members.ts";

// Whoever loses a right while they send as fast as they can: a second later nothing of theirs is taken any more, and
// whoever may not read hears nothing. On the server where it is noticed, and on another one.

const [here, there] = [browsers(), browsers()];

type Setting = Awaited<ReturnType<typeof createFlooder>>;

interface Loss {
  take(setting: Setting): Promise<unknown>;
  /** They may still read. */
  reads?: true;
  byToken?: true;
  /** They are a guest, and may edit because of a grant: on the note itself, or on the one above it. */
  grantOn?: "note" | "above";
  /** The server of these tests believes who somebody says they are, so whether they come back says nothing. */
  believed?: true;
}

const losses: Record<string, Loss> = {
  "is removed from the workspace": {
    take: ({ owner, workspace, user }) => removeMember(owner, { workspace: workspace.slug, user: user.id }),
  },
  "becomes a guest": {
    take: ({ owner, workspace, user }) =>
      changeRole(owner, { workspace: workspace.slug, user: user.id, role: "guest" }),
  },
  "is let read only": {
    reads: true,
    async take(setting) {
      await setNotebookAccess(
        setting.owner,
        privately(setting, [{ userId: setting.user.id, access: "read" }]),
      );
    },
  },
  "has the notebook made private": {
    take: (setting) => setNotebookAccess(setting.owner, privately(setting, [])),
  },
  "signs out": { believed: true, take: ({ actor }) => endSessionWithId(actor.sessionId) },
  "is suspended": {
    take: ({ user }) => suspend(user),
  },
  "has their token revoked": {
    byToken: true,
    believed: true,
    take: ({ actor, tokenId }) => revokeToken(actor, { id: tokenId }),
  },
  "has the note no longer shared with them": {
    grantOn: "note",
    take: ({ owner, note, user }) =>
      unnamePerson(owner, { note: note.shortId, scope: "note", user: user.id }),
  },
  "has the note shared with them for reading only": {
    grantOn: "note",
    reads: true,
    take: ({ owner, note, user }) =>
      namePerson(owner, { note: note.shortId, scope: "note", user: user.id, access: "read" }),
  },
  "has the note above no longer shared with them": {
    grantOn: "above",
    take: ({ owner, above, user }) =>
      unnamePerson(owner, { note: above.shortId, scope: "note", user: user.id }),
  },
  "has the note moved out of one that is shared with them": {
    grantOn: "above",
    take: ({ owner, note }) => moveNote(owner, { id: note.shortId, parent: null }),
  },
  "has the note put into the trash": {
    take: ({ owner, note }) => trashNote(owner, { id: note.shortId }),
  },
};

/** As an operator does. */
async function suspend({ id }: { id: string }): Promise<void> {
  await db.$executeRaw`UPDATE "User" SET "suspendedAt" = now() WHERE id = ${id}::uuid`;
}

function privately(
  { owner, notebook }: Setting,
  others: { userId: string; access: "edit" | "read" }[],
): Parameters<typeof setNotebookAccess>[1] {
  const members = [{ userId: owner.userId, access: "manage" as const }, ...others];
  return { id: notebook.shortId, visibility: "private", members };
}

/** A note of somebody's inside another one, and another member who may edit it. */
async function createFlooder({ grantOn }: Loss) {
  const { actor: owner, ...written } = await createWrittenNote();
  const { workspace, notebook, note } = written;
  const above = await createNoteRow({ notebook, title: "Bread" });
  await db.note.update({ where: { id: note.id }, data: { parentId: above.id } });
  const user = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace, user, role: grantOn ? "guest" : "member" });
  if (grantOn) {
    const noteId = { note, above }[grantOn].id;
    await db.noteGrant.create({
      data: { noteId, workspaceId: workspace.id, userId: user.id, access: "edit" },
    });
  }
  const actor = await actorOf(user);
  const { id: tokenId, secret } = await createToken(actor, {
    name: "Script",
    scope: "write",
    expiresInDays: undefined,
  });
  return { ...written, above, owner, user, actor, tokenId, byToken: await actorOfToken(secret) };
}

/** Sends one update after the other, as fast as the socket takes them. */
function flood({ socket, send }: RawClient, state: Uint8Array): void {
  const doc = docFrom(state);
  doc.on("update", (update: Uint8Array) => send(MessageType.Sync, 2, update));
  const text = firstText(doc);
  const next = () => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount < 64 * 1024)
      for (let index = 0; index < 5; index++) text.insert(text.length, "x");
    setImmediate(next);
  };
  next();
}

const words = new Set([MessageType.Sync, MessageType.Awareness, MessageType.Stateless]);
const heardBy = ({ received }: RawClient) => received.filter(({ type }) => words.has(type)).length;

test.each(Object.entries(losses))("whoever %s is not heard a second later", async (_, loss) => {
  const setting = await createFlooder(loss);
  const { note, user } = setting;
  const actor = loss.byToken ? (setting.byToken as unknown as UserActor) : setting.actor;
  const flooders = [await here.openRaw({ note, actor }), await there.openRaw({ note, actor })];
  const owner = here.open({ note, actor: setting.owner });
  await owner.saved();
  const { state } = await db.noteState.findUniqueOrThrow({ where: { noteId: note.id } });
  const taken = () => db.noteUpdate.count({ where: { noteId: note.id, userId: user.id } });
  for (const flooder of flooders) flood(flooder, state);
  await until(async () => (await taken()) > 20, "the flood is being taken");

  await loss.take(setting);
  const trying = keepComingBack({ note, actor });
  await sleep(1_000);
  const [takenThen, heardThen] = [await taken(), flooders.map(heardBy)];
  const writing = setInterval(() => firstText(owner.doc).insert(0, "y"), 20);
  await sleep(500);
  clearInterval(writing);

  expect(await taken()).toBe(takenThen);
  if (!loss.reads) {
    for (const flooder of flooders)
      expect(await flooder.closed).toEqual({ code: 4403, reason: "access-ended" });
    expect(flooders.map(heardBy)).toEqual(heardThen);
  }
  const heardComingBack = await trying.heard();
  if (!loss.reads && !loss.believed) expect(heardComingBack).toBe(0);
  for (const { socket } of flooders) socket.terminate();
});

test("whoever only reads and is suspended hears nothing more either", async () => {
  const { note, user, actor } = await createFlooder({ take: async () => undefined });
  const reader = await here.openRaw({ note, actor });
  await suspend(user);
  expect(await reader.closed).toEqual({ code: 4403, reason: "access-ended" });
});

test("a judgement that was overtaken by a later one changes nothing any more", async () => {
  const setting = await createFlooder({ take: async () => undefined });
  const { note, actor } = setting;
  const grant = (access: "edit" | "read") =>
    setNotebookAccess(setting.owner, privately(setting, [{ userId: actor.userId, access }]));
  const client = here.open({ note, actor });
  await client.saved();
  const first = holdJudgement();
  await grant("edit");
  await first.asked;
  await grant("read");
  const hears = (type: string) => client.told.filter((payload) => payload.includes(`"type":"${type}"`));
  await until(() => hears("access").length > 0, "they may only read");
  first.answer();
  await transaction((tx) => announce(tx, { type: "comments.changed", noteId: note.id }));
  await until(() => hears("comments").length > 0, "the first answer has arrived");
  expect(hears("access").map((payload) => JSON.parse(payload) as unknown)).toEqual([
    { type: "access", access: "read" },
  ]);
});

/** Keeps the database's next answer about who may do what until it is let go. */
function holdJudgement() {
  const client = (globalThis as unknown as { commonplaceDb: typeof db }).commonplaceDb;
  const query = client.$queryRaw.bind(client);
  const { promise: asked, resolve: isAsked } = Promise.withResolvers<void>();
  const { promise: mayAnswer, resolve: answer } = Promise.withResolvers<void>();
  const spy = vi.spyOn(client, "$queryRaw").mockImplementation(((...given: Parameters<typeof query>) => {
    const found = query(...given);
    if (!JSON.stringify(given[0]).includes("asked.index")) return found;
    spy.mockRestore();
    return (async () => {
      const rows = await found;
      isAsked();
      await mayAnswer;
      return rows;
    })();
  }) as typeof client.$queryRaw);
  return { asked, answer };
}

/** Opens the note again and again, as a browser does that does not take no for an answer. */
function keepComingBack({ note, actor }: { note: { shortId: string }; actor: UserActor }) {
  let over = false;
  const clients: RawClient[] = [];
  const coming = (async () => {
    while (!over) {
      const client = await here.openRaw({ note, actor });
      clients.push(client);
      await sleep(50);
      client.socket.terminate();
    }
  })();
  return {
    /** How much of the note they were sent; called once. */
    async heard() {
      over = true;
      await coming;
      return clients.reduce((sum, client) => sum + heardBy(client), 0);
    },
  };
}
