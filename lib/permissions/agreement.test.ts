import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { system, visitor, type Actor } from "#lib/actor.ts";
import { db, transaction } from "#lib/db/db.ts";
import { notebooksHeld } from "#lib/notes/notebooks-held.ts";
import {
  actorOf,
  createNotebook,
  createNoteRow,
  createUser,
  createWorkspace,
} from "#lib/testing/factories.ts";
import { accessToNotes, peopleWhoMayRead } from "./access-to-notes.ts";
import { allows } from "./access.ts";
import {
  accessFor,
  accessToNotebook,
  notebooksWith,
  notesWith,
  requireNote,
  type Standing,
} from "./notes.ts";

const levels = ["read", "comment", "edit", "manage"] as const;

/** One person, one notebook, one note, whose standing is set anew each time. */
async function createStage() {
  const user = await createUser();
  const workspace = await createWorkspace();
  const notebook = await createNotebook({ workspace });
  const note = await createNoteRow({ notebook });
  return { user, workspace, notebook, note, actor: await actorOf(user) };
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
});

const kinds = fc.constantFrom("user", "read token", "write token", "visitor", "system");
type Kind = "user" | "read token" | "write token" | "visitor" | "system";

async function take({ role, suspended, visibility, named }: Standing): Promise<void> {
  const { user, workspace, notebook } = stage;
  const [workspaceId, userId, notebookId] = [workspace.id, user.id, notebook.id];
  await db.member.deleteMany({ where: { workspaceId, userId } });
  await db.notebookMember.deleteMany({ where: { notebookId, userId } });
  await db.user.update({ where: { id: userId }, data: { suspendedAt: suspended ? new Date() : null } });
  await db.notebook.update({ where: { id: notebookId }, data: { visibility } });
  if (role) await db.member.create({ data: { workspaceId, userId, role } });
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
    fc.asyncProperty(standings, kinds, async (standing, kind) => {
      await take(standing);
      const actor = await actorOfKind(kind);
      const level = accessFor(actor, standing);
      const [held] = await accessToNotes(db, [{ actor, noteId: note.id }]);
      expect(held?.access).toBe(level);
      if (kind === "user") {
        const reading = await peopleWhoMayRead(db, { noteId: note.id, userIds: [stage.user.id] });
        expect(reading).toEqual(allows(level, "read") ? [stage.user.id] : []);
      }
      await transaction(async (tx) => {
        expect(await accessToNotebook(tx, actor, notebook.id)).toBe(level);
        for (const needed of levels) {
          const expected = allows(level, needed) ? 1 : 0;
          expect(await tx.note.count({ where: { id: note.id, ...notesWith(actor, needed) } })).toBe(expected);
          expect(
            await tx.notebook.count({ where: { id: notebook.id, ...notebooksWith(actor, needed) } }),
          ).toBe(expected);
          const listed = await notebooksHeld(tx, actor, { workspaceId: workspace.id, needed });
          expect(listed.map(({ access }) => access)).toEqual(expected ? [level] : []);
          const read = requireNote(tx, actor, { id: note.shortId, needed }).then(
            ({ access }) => access,
            (refusal: { code: string }) => refusal.code,
          );
          expect(await read).toBe(expected ? level : level === "none" ? "not-found" : "forbidden");
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
      if (standing.visibility === "private" && standing.named === null) expect(level).toBe("none");
    }),
  );
});
