import { hashOfSecret } from "#lib/auth/tokens.ts";
import type { Tx } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { announce } from "#lib/events/events.ts";
import { workspaceTexts } from "#lib/texts/en/workspaces.ts";

/** Refuses an invitation that can no longer be used. */
export async function requireInvitation(tx: Tx, token: string): Promise<void> {
  const where = { tokenHash: hashOfSecret(token), acceptedAt: null, expiresAt: { gt: new Date() } };
  if ((await tx.invitation.count({ where })) === 0) throw notValid();
}

function notValid(): Refusal {
  return new Refusal("not-found", workspaceTexts.invitationNotValid);
}

/** Uses an invitation up for this person and makes them a member; of several at once only one succeeds. */
export async function claimInvitation(
  tx: Tx,
  { token, userId }: { token: string; userId: string },
): Promise<{ slug: string }> {
  const now = new Date();
  const [invitation] = await tx.invitation.updateManyAndReturn({
    where: { tokenHash: hashOfSecret(token), acceptedAt: null, expiresAt: { gt: now } },
    data: { acceptedAt: now, acceptedById: userId },
    select: { role: true, workspace: { select: { id: true, slug: true } } },
  });
  if (!invitation) throw notValid();
  const { id: workspaceId, slug } = invitation.workspace;
  const member = { workspaceId, userId, role: invitation.role };
  await tx.member.createMany({ data: member, skipDuplicates: true });
  await announce(tx, { type: "access.changed", workspaceId, userId });
  return { slug };
}
