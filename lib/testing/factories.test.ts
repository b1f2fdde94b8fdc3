import { expect, test } from "vitest";
import { db } from "#lib/db/db.ts";
import { createMember, createNoteRow, createSetting } from "./factories.ts";

test("a setting is complete, and two of them do not meet", async () => {
  const first = await createSetting();
  const second = await createSetting();
  const note = await createNoteRow({ notebook: first.notebook, by: first.owner });
  await createMember({ workspace: second.workspace, role: "guest" });

  expect(await db.member.count({ where: { workspaceId: first.workspace.id } })).toBe(1);
  expect(await db.member.count({ where: { workspaceId: second.workspace.id } })).toBe(2);
  expect(note.workspaceId).toBe(first.workspace.id);
  expect(first.actor).toMatchObject({ kind: "user", userId: first.owner.id });
});
