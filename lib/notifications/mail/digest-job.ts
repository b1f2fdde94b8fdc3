import { createHash } from "node:crypto";
import { db, transaction } from "#lib/db/db.ts";
import type { LongJob } from "#lib/jobs/long-jobs.ts";
import { mailIsSet, mostAttempts, pauseAfter, sendMail } from "#lib/mail/send-mail.ts";
import { reportError } from "#lib/report.ts";
import { composeDigest } from "./compose-digest.ts";
import { duePeople } from "./due-people.ts";

/**
 * Mails people what they were told and have not read: what happens within some minutes in one mail. A mail that could
 * not be sent is tried again, ever more slowly; the rows say what is still to be mailed, so that a crash loses nothing.
 */
export const digestJob: LongJob = {
  name: "mail-digests",
  waiting: async () => (mailIsSet() ? await duePeople() : []),
  run: async (userId) => await sendDigest(userId),
  giveUp: async (userId) => await putOff(userId),
};

/** Sends this person what is due to them, if anything still is. */
export async function sendDigest(userId: string): Promise<void> {
  const { email, due, digest } = await transaction(async (tx) => {
    const person = await tx.user.findUnique({
      where: { id: userId },
      select: { email: true, suspendedAt: true },
    });
    const rows = await tx.notification.findMany({
      where: { userId, mailDue: true },
      orderBy: { id: "asc" },
      select: { id: true },
    });
    // What is told from here on is for the next mail.
    const due = rows.map(({ id }) => id);
    const reachable = person !== null && person.suspendedAt === null;
    return {
      email: person?.email,
      due,
      digest: reachable ? await composeDigest(tx, { userId, due }) : null,
    };
  });
  if (email !== undefined && digest !== null) {
    try {
      await sendMail({ ...digest, to: email, id: `digest.${fingerprint(due)}` });
    } catch (error) {
      reportError(error, `A mail to the person ${userId} could not be sent`);
      return await putOff(userId);
    }
  }
  await settle(userId, due);
}

/** The same for the same news, so that a mail whose fate is unknown is not another one when it is sent again. */
function fingerprint(ids: string[]): string {
  return createHash("sha256").update(ids.join()).digest("hex").slice(0, 32);
}

/** What was mailed, read, or may not be read any more, is not due. */
async function settle(userId: string, due: string[]): Promise<void> {
  await transaction(async (tx) => {
    await tx.notification.updateMany({ where: { userId, id: { in: due } }, data: { mailDue: false } });
    await tx.notificationSettings.updateMany({
      where: { userId, mailFailures: { gt: 0 } },
      data: { mailFailures: 0, mailRetryAt: null },
    });
  });
}

/** Leaves it for another attempt; in the end the inbox alone has it. */
async function putOff(userId: string): Promise<void> {
  const settings = await db.notificationSettings.findUnique({ where: { userId } });
  const failures = (settings?.mailFailures ?? 0) + 1;
  if (failures >= mostAttempts) {
    const due = await db.notification.findMany({ where: { userId, mailDue: true }, select: { id: true } });
    reportError(
      new Error(`No mail reached the person ${userId} in ${failures} attempts`),
      "Mail was given up",
    );
    return await settle(
      userId,
      due.map(({ id }) => id),
    );
  }
  const data = { mailFailures: failures, mailRetryAt: new Date(Date.now() + pauseAfter(failures)) };
  await transaction((tx) =>
    tx.notificationSettings.upsert({ where: { userId }, create: { userId, ...data }, update: data }),
  );
}
