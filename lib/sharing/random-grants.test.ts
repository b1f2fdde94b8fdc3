import fc from "fast-check";
import { expect, test } from "vitest";
import { system, type UserActor } from "#lib/actor.ts";
import { db } from "#lib/db/db.ts";
import type { Access } from "#lib/db/generated/enums.ts";
import { isRefusal } from "#lib/errors.ts";
import { createNote } from "#lib/notes/create-note.ts";
import { deleteNote } from "#lib/notes/delete-note.ts";
import { listTree } from "#lib/notes/list-tree.ts";
import { moveNote } from "#lib/notes/move-note.ts";
import { readNote } from "#lib/notes/read-note.ts";
import { restoreNote } from "#lib/notes/restore-note.ts";
import { trashNote } from "#lib/notes/trash-note.ts";
import { actorOf, createMember } from "#lib/testing/factories.ts";
import { createGrantScene, listed, type GrantScene } from "#lib/testing/granted-notes.ts";
import { namePerson, unnamePerson } from "./name-person.ts";

const levels = ["read", "comment", "edit", "manage"] as const;

type Step =
  | { do: "grant"; note: number; person: number; access: Access }
  | { do: "take back"; note: number; person: number }
  | { do: "add"; parent: number }
  | { do: "move"; note: number; parent: number | null }
  | { do: "trash" | "restore" | "delete"; note: number };

const at = fc.nat({ max: 30 });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant("grant" as const),
      note: at,
      person: fc.nat({ max: 1 }),
      access: fc.constantFrom(...levels),
    }),
    fc.record({ do: fc.constant("take back" as const), note: at, person: fc.nat({ max: 1 }) }),
    fc.record({ do: fc.constant("add" as const), parent: at }),
    fc.record({ do: fc.constant("move" as const), note: at, parent: fc.option(at) }),
    fc.record({ do: fc.constantFrom("trash" as const, "restore" as const, "delete" as const), note: at }),
  ),
  { minLength: 4, maxLength: 14 },
);

test("whatever is shared, moved, added and deleted: lists and single reads give what the grants above each note say", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (given) => {
      const scene = await createGrantScene();
      const { ana, gil, workspace, notebook } = scene;
      const other = await actorOf({ id: (await createMember({ workspace, role: "guest" })).userId });
      const people = [gil, other];
      for (const step of given) await take(step, scene, people);

      const notes = await db.note.findMany({ where: { notebookId: notebook.id } });
      const byId = new Map(notes.map((note) => [note.id, note]));
      const grants = await db.noteGrant.findMany({ where: { workspaceId: workspace.id } });
      const heldOn = (noteId: string | null, userId: string): number => {
        const note = noteId === null ? undefined : byId.get(noteId);
        if (!note) return -1;
        const here = grants.find((grant) => grant.noteId === note.id && grant.userId === userId);
        return Math.max(here ? levels.indexOf(here.access) : -1, heldOn(note.parentId, userId));
      };
      for (const person of people) {
        const expected: string[] = [];
        for (const note of notes.filter(({ trashedAt }) => trashedAt === null)) {
          const level = levels[heldOn(note.id, person.userId)] ?? "not-found";
          const read = readNote(person, { id: note.shortId }).then(
            ({ access }) => access,
            ({ code }: { code: string }) => code,
          );
          expect(await read).toBe(level);
          if (level !== "not-found") expected.push(note.shortId);
        }
        const { export: archive, tree, notes: all } = await listed(person, scene);
        for (const list of [archive, tree, all]) expect(list).toEqual(expected.toSorted());
      }
      expect((await listTree(ana, { workspace: workspace.slug })).notes).toHaveLength(
        notes.filter(({ trashedAt }) => trashedAt === null).length,
      );
    }),
    { numRuns: 25 },
  );
}, 60_000);

async function take(
  step: Step,
  { ana, workspace, notebook }: GrantScene,
  people: UserActor[],
): Promise<void> {
  const notes = await db.note.findMany({ where: { notebookId: notebook.id }, orderBy: { id: "asc" } });
  const noteAt = (index: number) => notes[index % notes.length]!;
  const attempt = (work: Promise<unknown>) =>
    work.catch((error: unknown) => {
      if (!isRefusal(error)) throw error;
    });
  switch (step.do) {
    case "grant":
    case "take back": {
      const share = {
        note: noteAt(step.note).shortId,
        scope: "note",
        user: people[step.person]!.userId,
      } as const;
      if (step.do === "grant")
        return void (await attempt(namePerson(ana, { ...share, access: step.access })));
      return void (await attempt(unnamePerson(ana, share)));
    }
    case "add": {
      const place = { workspace: workspace.slug, parent: noteAt(step.parent).shortId };
      return void (await attempt(createNote(ana, { ...place, title: "New", markdown: "" })));
    }
    case "move": {
      const parent = step.parent === null ? null : noteAt(step.parent).shortId;
      return void (await attempt(moveNote(ana, { id: noteAt(step.note).shortId, parent })));
    }
    case "trash":
      return void (await attempt(trashNote(ana, { id: noteAt(step.note).shortId })));
    case "restore":
      return void (await attempt(restoreNote(ana, { id: noteAt(step.note).shortId })));
    case "delete":
      if (notes.length > 1) await attempt(deleteNote(system, { id: noteAt(step.note).shortId }));
  }
}
