import { userIdOf, type Actor } from "#lib/actor.ts";
import { databaseTime } from "#lib/db/clock.ts";
import { transaction } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { settleNotifications } from "#lib/notifications/mark-entries.ts";
import { notify } from "#lib/notifications/notify.ts";
import { nameIn, requireManagedHeld } from "#lib/sharing/name-person.ts";
import { sharingTexts } from "#lib/texts/en/sharing.ts";
import type { DecideRequest } from "./schema.ts";

/** Lets somebody into the note they asked for, and tells them; or declines. */
export async function decideRequest(
  actor: Actor,
  { note: shortId, request: requestId, access }: DecideRequest,
): Promise<void> {
  await transaction(async (tx) => {
    const note = await requireManagedHeld(tx, actor, { note: shortId, scope: "note" });
    const request = await tx.accessRequest.findFirst({
      where: { id: requestId, decidedAt: null, noteId: note.id },
      select: { id: true, userId: true },
    });
    if (!request) throw new Refusal("not-found", sharingTexts.requestGone);
    const byId = userIdOf(actor);
    await tx.accessRequest.update({
      where: { id: request.id },
      data: { decidedAt: await databaseTime(tx), decidedById: byId, granted: access },
      select: { id: true },
    });
    const { userId } = request;
    await settleNotifications(tx, [{ noteId: note.id, userId }]);
    if (access === null) return;
    await nameIn(tx, actor, { scope: "note", note, userId, access });
    await notify(tx, { kind: "access-granted", noteId: note.id, byId, to: [userId] });
  });
}
