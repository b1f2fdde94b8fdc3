import type { Actor } from "#lib/actor.ts";
import { db, transaction } from "#lib/db/db.ts";
import type { MailRhythm } from "#lib/db/generated/enums.ts";
import { Refusal } from "#lib/errors.ts";
import { requirePerson } from "#lib/permissions/people.ts";
import { toldTexts } from "#lib/texts/en/told.ts";
import { notificationKinds, type NotificationKind } from "./kinds.ts";
import type { ChangeNotificationSettings } from "./schema.ts";

export interface NotificationChoices {
  mail: MailRhythm;
  dailyHour: number;
  /** Null while nobody has chosen one. */
  timeZone: string | null;
  mailed: NotificationKind[];
  autoWatch: boolean;
}

/** How the person wants to be told. */
export async function readNotificationSettings(actor: Actor): Promise<NotificationChoices> {
  const { userId } = requirePerson(actor);
  const row = await db.notificationSettings.findUnique({ where: { userId } });
  return {
    mail: row?.mail ?? "gathered",
    dailyHour: row?.dailyHour ?? 8,
    timeZone: row && (row.mail === "daily" || row.timeZone !== "UTC") ? row.timeZone : null,
    mailed: notificationKinds.filter((kind) => !row?.notMailed.includes(kind)),
    autoWatch: row?.autoWatch ?? true,
  };
}

/** Changes how the person is told from now on. What they no longer want by mail is not sent any more either. */
export async function changeNotificationSettings(
  actor: Actor,
  input: ChangeNotificationSettings,
): Promise<void> {
  const { userId } = requirePerson(actor);
  const { mail, dailyHour, timeZone } = input;
  const notMailed = notificationKinds.filter((kind) => input[`mail-${kind}`] === undefined);
  const data = { mail, dailyHour, timeZone, notMailed, autoWatch: input.autoWatch !== undefined };
  await transaction(async (tx) => {
    const zones = await tx.$queryRaw<unknown[]>`SELECT 1 FROM pg_timezone_names WHERE name = ${timeZone}`;
    const { unknownTimeZone } = toldTexts.settings;
    if (zones.length === 0) throw new Refusal("bad-request", unknownTimeZone, { timeZone: unknownTimeZone });
    await tx.notificationSettings.upsert({ where: { userId }, create: { userId, ...data }, update: data });
    await tx.notification.updateMany({
      where: { userId, mailDue: true, ...(mail !== "never" && { kind: { in: notMailed } }) },
      data: { mailDue: false },
    });
  });
}
