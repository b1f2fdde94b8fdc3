import { userIdOf, type Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { settleRequest } from "#lib/notifications/mark-entries.ts";
import { notify } from "#lib/notifications/notify.ts";
import { nameIn, requireManagedHeld } from "#lib/sharing/name-person.ts";
import { sharingTexts } from "#lib/texts/en/sharing.ts";
import type { DecideRequest } from "./schema.ts";

/** Lets somebody in who asked for a note of this note's notebook, and tells them; or declines. */
export async function decideRequest(
  actor: Actor,
  { note: id, request: requestId, access }: DecideRequest,
): Promise<void> {
  await transaction(async (tx) => {
    const note = await requireManagedHeld(tx, actor, id);
    const request = await tx.accessRequest.findFirst({
      where: { id: requestId, decidedAt: null, note: { notebookId: note.notebookId } },
      select: { id: true, noteId: true, userId: true },
    });
    if (!request) throw new Refusal("not-found", sharingTexts.requestGone);
    const byId = userIdOf(actor);
    await tx.accessRequest.update({
      where: { id: request.id },
      data: { decidedAt: new Date(), decidedById: byId, granted: access },
      select: { id: true },
    });
    const { userId, noteId } = request;
    await settleRequest(tx, { noteId, byId: userId });
    if (access === null) return;
    await nameIn(tx, note, { userId, access });
    await notify(tx, { kind: "access-granted", noteId, byId, to: [userId] });
  });
}
