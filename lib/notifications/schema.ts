import { z } from "zod";
import { ShortId, WorkspaceSlug } from "#lib/notes/schema.ts";
import { toldTexts } from "#lib/texts/en/told.ts";
import { notificationKinds } from "./kinds.ts";

export const InWorkspace = z.strictObject({ workspace: WorkspaceSlug });
export type InWorkspace = z.output<typeof InWorkspace>;

/** A page of the inbox; `only` unread entries, or all. */
export const ListInbox = InWorkspace.extend({
  only: z.enum(["unread", "all"]).default("all"),
  cursor: z.string().max(200).optional(),
});
export type ListInbox = z.output<typeof ListInbox>;

/** One line of the inbox: everything that was said of a note, or of a notebook. */
export const MarkEntry = InWorkspace.extend({
  kind: z.enum(["note", "notebook"]),
  id: ShortId,
  read: z.boolean(),
});
export type MarkEntry = z.output<typeof MarkEntry>;

/** The note that somebody has before them. */
export const SeenNote = z.strictObject({ note: ShortId });
export type SeenNote = z.output<typeof SeenNote>;

/** A note or a notebook, of which somebody wants to know or say how they watch it. */
export const WatchedPlace = z.strictObject({ kind: z.enum(["note", "notebook"]), id: ShortId });
export type WatchedPlace = z.output<typeof WatchedPlace>;

export const SetWatch = WatchedPlace.extend({ level: z.enum(["watching", "none", "muted"]) });
export type SetWatch = z.output<typeof SetWatch>;

const checkbox = z.literal("on").optional();

/** The form of the settings; what is ticked is wanted. */
export const ChangeNotificationSettings = z.strictObject({
  mail: z.enum(["gathered", "daily", "never"]),
  dailyHour: z.coerce.number().int().min(0).max(23),
  timeZone: z.string().max(100).refine(isTimeZone, toldTexts.settings.unknownTimeZone),
  autoWatch: checkbox,
  ...(Object.fromEntries(notificationKinds.map((kind) => [`mail-${kind}`, checkbox])) as Record<
    `mail-${(typeof notificationKinds)[number]}`,
    typeof checkbox
  >),
});
export type ChangeNotificationSettings = z.output<typeof ChangeNotificationSettings>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false; // a RangeError: there is no such zone
  }
}

/** The secret part of a link that turns mail off. */
export const Unsubscribe = z.strictObject({ token: z.string().max(200) });
export type Unsubscribe = z.output<typeof Unsubscribe>;
