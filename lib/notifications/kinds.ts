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

/** Kinds that everybody hears who watches the note, beside those they are meant for. */
export function concernsWatchers(kind: NotificationKind): boolean {
  return kind === "comment" || kind === "reply";
}
