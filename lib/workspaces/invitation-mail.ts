import { db, transaction } from "#lib/db/db.ts";
import { env } from "#lib/env.ts";
import type { LongJob } from "#lib/jobs/long-jobs.ts";
import { renderMail } from "#lib/mail/render-mail.ts";
import { unseal } from "#lib/mail/sealed.ts";
import { mailIsSet, mostAttempts, pauseAfter, sendMail } from "#lib/mail/send-mail.ts";
import { reportError } from "#lib/report.ts";
import { invitationMailTexts as texts } from "#lib/texts/en/invitation-mail.ts";

/** Mails invitations to those they are for; as long as that fails, again and again, and ever more slowly. */
export const invitationMailJob: LongJob = {
  name: "mail-invitations",
  waiting: async () => (mailIsSet() ? await dueInvitations() : []),
  run: async (id) => await sendInvitation(id),
  giveUp: async (id) => await putOff(id),
};

async function dueInvitations(): Promise<string[]> {
  const now = new Date();
  const due = await db.invitation.findMany({
    where: { mailDue: true, OR: [{ mailRetryAt: null }, { mailRetryAt: { lte: now } }] },
    orderBy: { id: "asc" },
    take: 200,
    select: { id: true },
  });
  return due.map(({ id }) => id);
}

/** Mails an invitation that nobody has used or revoked. */
export async function sendInvitation(id: string): Promise<void> {
  const invitation = await db.invitation.findUnique({
    where: { id, mailDue: true, acceptedAt: null, expiresAt: { gt: new Date() } },
    select: {
      email: true,
      sealedSecret: true,
      workspace: { select: { name: true } },
      createdBy: { select: { name: true } },
    },
  });
  if (!invitation?.email || !invitation.sealedSecret) return await settle(id);
  const { email, sealedSecret, workspace, createdBy } = invitation;
  try {
    const subject = texts.subject(createdBy?.name ?? null, workspace.name);
    const url = `${env().publicUrl}/invite/${unseal(sealedSecret)}`;
    const said = renderMail({
      title: subject,
      paragraphs: [texts.what, texts.once],
      action: { text: texts.accept, url },
      footer: { text: texts.why, links: [] },
    });
    await sendMail({ to: email, subject, ...said, id: `invitation.${id}` });
  } catch (error) {
    reportError(error, `The invitation ${id} could not be mailed`);
    return await putOff(id);
  }
  await settle(id);
}

/** The secret is kept only as long as a mail waits for it. */
async function settle(id: string): Promise<void> {
  await transaction((tx) =>
    tx.invitation.updateMany({
      where: { id },
      data: { mailDue: false, sealedSecret: null, mailRetryAt: null },
    }),
  );
}

async function putOff(id: string): Promise<void> {
  const row = await db.invitation.findUnique({ where: { id }, select: { mailFailures: true } });
  const failures = (row?.mailFailures ?? 0) + 1;
  const mailRetryAt = new Date(Date.now() + pauseAfter(failures));
  await transaction((tx) =>
    tx.invitation.updateMany({ where: { id }, data: { mailFailures: failures, mailRetryAt } }),
  );
  if (failures < mostAttempts) return;
  reportError(new Error(`The invitation ${id} was not taken in ${failures} attempts`), "Mail was given up");
  await settle(id);
}
