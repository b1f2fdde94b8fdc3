import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { system, visitor, type Actor } from "#lib/actor.ts";
import { db, transaction } from "#lib/db/db.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import {
  actorOf,
  createNotebook,
  createNoteRow,
  createUser,
  createWorkspace,
} from "#lib/testing/factories.ts";
import { accessToNotes, peopleWhoMayRead, peopleWhoMayReadNotebook } from "./access-to-notes.ts";
import { allows } from "./access.ts";
import { accessIn, heldAtLeast, heldIn, isHeld, whereHeld } from "./held.ts";
import {
  accessFor,
  accessToNotebook,
  notebooksWith,
  notesWith,
  requireNote,
  type Standing,
} from "./notes.ts";

const levels = ["read", "comment", "edit", "manage"] as const;

/** One person, one notebook, one note inside another, whose standing is set anew each time. */
async function createStage() {
  const user = await createUser();
  const workspace = await createWorkspace();
  const notebook = await createNotebook({ workspace });
  const above = await createNoteRow({ notebook, title: "Bread" });
  const note = await createNoteRow({ notebook, parent: above });
  return { user, workspace, notebook, above, note, actor: await actorOf(user) };
}

let stage: Awaited<ReturnType<typeof createStage>>;
beforeAll(async () => {
  stage = await createStage();
});

const standings: fc.Arbitrary<Standing> = fc.record({
  role: fc.constantFrom("owner", "admin", "member", "guest", null),
  suspended: fc.boolean(),
  visibility: fc.constantFrom("open", "private"),
  named: fc.constantFrom("read", "comment", "edit", "manage", null),
  granted: fc.constantFrom("read", "comment", "edit", "manage", null),
});
/** Where the grant is. */
const places = fc.constantFrom("note", "above");
type Place = "note" | "above";

const kinds = fc.constantFrom("user", "read token", "write token", "visitor", "system");
type Kind = "user" | "read token" | "write token" | "visitor" | "system";

async function take({ role, suspended, visibility, named, granted }: Standing, place: Place): Promise<void> {
  const { user, workspace, notebook } = stage;
  const [workspaceId, userId, notebookId] = [workspace.id, user.id, notebook.id];
  await db.member.deleteMany({ where: { workspaceId, userId } });
  await db.notebookMember.deleteMany({ where: { notebookId, userId } });
  await db.user.update({ where: { id: userId }, data: { suspendedAt: suspended ? new Date() : null } });
  await db.notebook.update({ where: { id: notebookId }, data: { visibility } });
  if (role) await db.member.create({ data: { workspaceId, userId, role } });
  if (role && granted)
    await db.noteGrant.create({ data: { noteId: stage[place].id, workspaceId, userId, access: granted } });
  if (named) await db.notebookMember.create({ data: { notebookId, userId, access: named } });
}

async function actorOfKind(kind: Kind): Promise<Actor> {
  if (kind === "visitor") return visitor;
  if (kind === "system") return system;
  if (kind === "user") return stage.actor;
  const scope = kind === "read token" ? "read" : "write";
  const hash = Buffer.from(crypto.getRandomValues(new Uint8Array(32)));
  const { id } = await db.apiToken.create({
    data: { userId: stage.user.id, name: "Script", scope, hash, hint: "abcd" },
  });
  return { kind: "token", userId: stage.user.id, tokenId: id, scope };
}

test("single reads, lists, levels and the socket's statement decide alike, whatever somebody's standing", async () => {
  const { note, notebook, workspace } = stage;
  await fc.assert(
    fc.asyncProperty(standings, kinds, places, async (standing, kind, place) => {
      await take(standing, place);
      const actor = await actorOfKind(kind);
      const level = accessFor(actor, standing);
      const onNotebook = accessFor(actor, { ...standing, granted: null });
      const onPlace = place === "above" ? level : onNotebook;
      const [held] = await accessToNotes(db, [{ actor, noteId: note.id }]);
      expect(held?.access).toBe(level);
      if (kind === "user") {
        const reading = await peopleWhoMayRead(db, { noteId: note.id, userIds: [stage.user.id] });
        expect(reading).toEqual(allows(level, "read") ? [stage.user.id] : []);
        const people = { notebookId: notebook.id, userIds: [stage.user.id] };
        const inNotebook = allows(onNotebook, "read") ? [stage.user.id] : [];
        expect(await peopleWhoMayReadNotebook(db, people)).toEqual(inNotebook);
      }
      await transaction(async (tx) => {
        expect(await accessToNotebook(tx, actor, notebook.id)).toBe(onNotebook);
        const readable = await heldIn(tx, actor, { workspaceId: workspace.id });
        for (const needed of levels) {
          const expected = allows(level, needed) ? 1 : 0;
          const here = { id: note.id };
          expect(await tx.note.count({ where: { ...here, ...notesWith(actor, needed) } })).toBe(expected);
          const notebooks = { id: notebook.id, ...notebooksWith(actor, needed) };
          const expectedNotebooks = allows(onNotebook, needed) ? 1 : 0;
          expect(await tx.notebook.count({ where: notebooks })).toBe(expectedNotebooks);
          for (const held of [
            await heldIn(tx, actor, { workspaceId: workspace.id, needed }),
            heldAtLeast(readable, needed),
          ]) {
            expect(accessIn(held, note)).toBe(expected ? level : "none");
            expect([...held.notebooks.values()].map(({ access }) => access)).toEqual(
              expectedNotebooks ? [onNotebook] : [],
            );
            expect(await tx.note.count({ where: { ...here, ...whereHeld(held) } })).toBe(expected);
            const [listed] = await tx.$queryRaw<[{ count: bigint }]>`
              SELECT count(*) FROM "Note" AS n WHERE n.id = ${note.id}::uuid AND ${isHeld(held, Prisma.sql`n`)}`;
            expect(Number(listed.count)).toBe(expected);
          }
          const read = requireNote(tx, actor, { id: note.shortId, needed }).then(
            (found) => [found.access, found.onNotebook, found.onPlace],
            (refusal: { code: string }) => refusal.code,
          );
          expect(await read).toEqual(
            expected ? [level, onNotebook, onPlace] : level === "none" ? "not-found" : "forbidden",
          );
        }
      });
    }),
    { numRuns: 120 },
  );
}, 60_000);

test("the whole ladder: nothing above what is held, everything below", () => {
  fc.assert(
    fc.property(standings, (standing) => {
      const person: Actor = { kind: "user", userId: "a", sessionId: "b" };
      const level = accessFor(person, standing);
      const reading = accessFor({ kind: "token", userId: "a", tokenId: "c", scope: "read" }, standing);
      const writing = accessFor({ kind: "token", userId: "a", tokenId: "c", scope: "write" }, standing);
      expect(writing).toBe(level);
      expect(reading).toBe(allows(level, "read") ? "read" : "none");
      if (standing.suspended || standing.role === null) expect(level).toBe("none");
      const lower = accessFor(person, { ...standing, granted: null });
      if (standing.visibility === "private" && standing.named === null) expect(lower).toBe("none");
      expect(allows(level, lower)).toBe(true); // a grant only adds
    }),
  );
});
