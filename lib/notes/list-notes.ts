import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { heldAsked, whereHeld } from "#lib/permissions/held.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import { notesDomainTexts } from "#lib/texts/en/notes-domain.ts";
import { listedNote, toListedNote, type ListedNote } from "./listed-note.ts";
import type { ListNotes } from "./schema.ts";

/** A page of the notes that the actor may read, newest first; `next` leads to the page after it. */
export async function listNotes(
  actor: Actor,
  { workspace: slug, notebook, cursor, limit }: ListNotes,
): Promise<{ notes: ListedNote[]; next: string | null }> {
  return await transaction(async (tx) => {
    const workspace = await requireWorkspace(tx, actor, { slug, action: "view" });
    const held = await heldAsked(tx, actor, { workspaceId: workspace.id, notebook });
    const after = cursor === undefined ? null : placeOf(cursor);
    const found = await tx.note.findMany({
      where: {
        trashedAt: null,
        ...whereHeld(held),
        ...(after !== null && { id: { lt: after } }),
      },
      orderBy: { id: "desc" }, // UUIDs of version 7: by time, and nothing moves between pages
      take: limit + 1,
      select: listedNote,
    });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      notes: page.map((note) => toListedNote(workspace.slug, held, note)),
      next: last && found.length > limit ? cursorAt(last.id) : null,
    };
  });
}

function cursorAt(noteId: string): string {
  return Buffer.from(noteId.replaceAll("-", ""), "hex").toString("base64url");
}

function placeOf(cursor: string): string {
  const hex = Buffer.from(cursor, "base64url").toString("hex");
  const parts = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/.exec(hex);
  if (!parts) throw new Refusal("bad-request", notesDomainTexts.badCursor);
  return parts.slice(1).join("-");
}
