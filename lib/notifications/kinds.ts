/** Why somebody is told something, the strongest reason first: of several for one comment only that is said. */
export const notificationKinds = [
  "comment-mention",
  "mention",
  "reply",
  "comment",
  "access-request",
  "access-granted",
  "share",
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** Who asks for a note is for those alone who may let them in; everything else is for whoever may read it. */
export const kindForManagers = "access-request" satisfies NotificationKind;

/** Kinds that everybody hears who watches the note, beside those they are meant for. */
export function concernsWatchers(kind: NotificationKind): boolean {
  return kind === "comment" || kind === "reply";
}

/** Kinds that somebody who muted a note hears all the same: others wait for them to decide, or they for others. */
export function concernsAccess(kind: NotificationKind): boolean {
  return kind === "access-request" || kind === "access-granted";
}
