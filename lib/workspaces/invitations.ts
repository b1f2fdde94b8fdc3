import type { Actor } from "#lib/actor.ts";
import { hashOfSecret, newSecret } from "#lib/auth/tokens.ts";
import { db, transaction, type Tx } from "#lib/db/db.ts";
import { env } from "#lib/env.ts";
import type { Access, Role } from "#lib/db/generated/enums.ts";
import { Refusal } from "#lib/errors.ts";
import { countAttempt } from "#lib/auth/rate-limits.ts";
import { seal } from "#lib/mail/sealed.ts";
import { mailIsSet, mostAttempts } from "#lib/mail/send-mail.ts";
import { requireWorkspaceHeld } from "#lib/permissions/hold-members.ts";
import { requirePerson } from "#lib/permissions/people.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import { workspaceTexts } from "#lib/texts/en/workspaces.ts";
import { claimInvitation } from "./claim-invitation.ts";
import { invitationDays } from "./invitation-days.ts";
import { reaches } from "./roles.ts";
import type { CreateInvitation, InWorkspace, RevokeInvitation, UseInvitation } from "./schema.ts";

const lifetimeMs = invitationDays * 24 * 3600_000;

/**
 * A link that brings one person into the workspace for some days. The link is in this answer, and in a mail when an
 * address is given and this server sends mail.
 */
export async function createInvitation(
  actor: Actor,
  { workspace: slug, role, email = "" }: CreateInvitation,
): Promise<{ id: string; url: string; mailed: boolean }> {
  const { userId } = requirePerson(actor);
  const mailed = email !== "" && mailIsSet();
  if (mailed) await countAttempt(["invitationMail", userId]);
  return await transaction(async (tx) => {
    const workspace = await requireWorkspaceHeld(tx, actor, { slug, action: "invite", hold: "to decide" });
    if (workspace.role && !reaches(workspace.role, role))
      throw new Refusal("forbidden", workspaceTexts.roleTooHigh);
    const made = { workspaceId: workspace.id, role, createdById: userId };
    return await insertInvitation(tx, { ...made, ...(mailed && { email }) });
  });
}

/**
 * An invitation, mailed when there is an address and this server sends mail; it may let whoever accepts it into
 * a notebook or a note. The caller has checked that the maker may do both.
 */
export async function insertInvitation(
  tx: Tx,
  {
    email,
    ...invitation
  }: {
    workspaceId: string;
    role: Role;
    createdById: string;
    email?: string;
    notebookId?: string;
    noteId?: string;
    access?: Access;
  },
): Promise<{ id: string; url: string; mailed: boolean }> {
  const { secret, hash } = newSecret();
  const expiresAt = new Date(Date.now() + lifetimeMs);
  const mailed = email !== undefined && mailIsSet();
  const mail = mailed ? { email, sealedSecret: seal(secret), mailDue: true } : {};
  const data = { ...invitation, ...mail, tokenHash: hash, expiresAt };
  const { id } = await tx.invitation.create({ data, select: { id: true } });
  return { id, url: `${env().publicUrl}/invite/${secret}`, mailed };
}

/** The invitations that can still be used, the newest first. */
export async function listInvitations(actor: Actor, { workspace: slug }: InWorkspace) {
  return transaction(async (tx) => {
    const { id } = await requireWorkspace(tx, actor, { slug, action: "invite" });
    const invitations = await tx.invitation.findMany({
      where: { workspaceId: id, acceptedAt: null, expiresAt: { gt: new Date() } },
      orderBy: { createdAt: "desc" },
      select: {
        id: true,
        role: true,
        createdAt: true,
        expiresAt: true,
        createdBy: { select: { name: true } },
        email: true,
        mailDue: true,
        mailFailures: true,
      },
      take: 200,
    });
    return invitations.map(({ createdBy, email, mailDue, mailFailures, ...rest }) => ({
      ...rest,
      email,
      invitedBy: createdBy?.name ?? null,
      mail: email === null ? ("none" satisfies InvitationMail) : mailStateOf({ mailDue, mailFailures }),
    }));
  });
}

/** How far the mail of an invitation has come. */
type InvitationMail = "none" | "waiting" | "sent" | "failing" | "failed";

function mailStateOf({ mailDue, mailFailures }: { mailDue: boolean; mailFailures: number }): InvitationMail {
  if (!mailDue) return mailFailures >= mostAttempts ? "failed" : "sent";
  return mailFailures > 0 ? "failing" : "waiting";
}

/** Makes an unused invitation worthless. */
export async function revokeInvitation(actor: Actor, input: RevokeInvitation): Promise<void> {
  await transaction(async (tx) => {
    const workspace = await requireWorkspace(tx, actor, { slug: input.workspace, action: "invite" });
    const where = { id: input.id, workspaceId: workspace.id, acceptedAt: null };
    const { count } = await tx.invitation.deleteMany({ where });
    if (count === 0) throw new Refusal("not-found", workspaceTexts.invitationNotFound);
  });
}

/** What somebody with an invitation's link may know before they accept. Refuses when it can no longer be used. */
export async function readInvitation({ token }: UseInvitation): Promise<{
  workspace: string;
  invitedBy: string | null;
  role: Role;
}> {
  const invitation = await db.invitation.findUnique({
    where: { tokenHash: hashOfSecret(token), acceptedAt: null, expiresAt: { gt: new Date() } },
    select: {
      role: true,
      workspace: { select: { name: true } },
      createdBy: { select: { name: true } },
    },
  });
  if (!invitation) throw new Refusal("not-found", workspaceTexts.invitationNotValid);
  const { role, workspace, createdBy } = invitation;
  return { workspace: workspace.name, invitedBy: createdBy?.name ?? null, role };
}

/**
 * Joins the workspace of the invitation. Whoever is a member already keeps their role, and the link stays unused unless
 * it lets them into a notebook or a note.
 */
export async function acceptInvitation(
  actor: Actor,
  { token }: UseInvitation,
): Promise<{ workspace: string }> {
  const { userId } = requirePerson(actor);
  return transaction(async (tx) => {
    const already = await tx.workspace.findFirst({
      where: {
        invitations: {
          some: {
            tokenHash: hashOfSecret(token),
            acceptedAt: null,
            expiresAt: { gt: new Date() },
            notebookId: null,
            noteId: null,
          },
        },
        members: { some: { userId } },
      },
      select: { slug: true },
    });
    if (already) return { workspace: already.slug };
    const { slug } = await claimInvitation(tx, { token, userId });
    return { workspace: slug };
  });
}
