import type { Actor } from "#lib/actor.ts";
import { countAttempt } from "#lib/auth/rate-limits.ts";
import { transaction } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { mailIsSet } from "#lib/mail/send-mail.ts";
import { mayInWorkspace } from "#lib/permissions/workspaces.ts";
import { requirePerson } from "#lib/permissions/people.ts";
import { sharingTexts } from "#lib/texts/en/sharing.ts";
import { insertInvitation } from "#lib/workspaces/invitations.ts";
import { nameAndTell, requireManagedHeld } from "./name-person.ts";
import type { NameByEmail } from "./schema.ts";

/**
 * Lets whoever has this e-mail address into the note or its notebook, if they are a member; else makes a link that
 * brings them into the workspace as a guest and lets them in, mailed to them where this server sends mail. Only who may invite learns which of the two it was.
 */
export async function nameByEmail(
  actor: Actor,
  { email, access, ...share }: NameByEmail,
): Promise<{ invitation: string | null; mailed: boolean }> {
  const { userId } = requirePerson(actor);
  if (mailIsSet()) await countAttempt(["invitationMail", userId]);
  return await transaction(async (tx) => {
    const note = await requireManagedHeld(tx, actor, share);
    const { workspaceId, role } = note;
    if (!mayInWorkspace(actor, role, "invite")) throw new Refusal("forbidden", sharingTexts.mayNotInvite);
    const member = await tx.member.findFirst({
      where: { workspaceId, user: { email } },
      select: { userId: true },
    });
    if (!member) {
      const place = share.scope === "note" ? { noteId: note.id } : { notebookId: note.notebookId };
      const grant = { ...place, access, email };
      const { url, mailed } = await insertInvitation(tx, {
        workspaceId,
        role: "guest",
        createdById: userId,
        ...grant,
      });
      return { invitation: url, mailed };
    }
    await nameAndTell(tx, actor, { ...share, note, userId: member.userId, access });
    return { invitation: null, mailed: false };
  });
}
