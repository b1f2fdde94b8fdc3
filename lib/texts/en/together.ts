import { peopleNamed } from "./people.ts";

const names = new Intl.ListFormat("en", { type: "conjunction" });

/** Texts about those who have a note open at the same time, and about what happened since one last read it. */
export const togetherTexts = {
  peopleHere: (who: string[]) => `Who is here: ${names.format(who)}`,
  peopleTitle: "Who is here",
  more: (count: number) => `+${count}`,
  reading: "Reading",
  idle: "Away",
  editingTitle: "Editing the title",
  editingStart: "Editing at the beginning",
  editingIn: (heading: string) => `Editing in “${heading}”`,
  goTo: "Go to",
  goToPerson: (name: string) => `Go to ${name}`,
  follow: "Follow",
  followPerson: (name: string) => `Follow ${name}`,
  following: (name: string) => `Following ${name}`,
  stopFollowing: "Stop",
  joined: (who: string[]) =>
    who.length > 3
      ? `${who.length} people have come`
      : `${names.format(who)} ${who.length === 1 ? "is" : "are"} here`,
  left: (name: string) => `${name} has left`,

  changesOffered: "What changed since you last read it",
  changedBy: (who: string[], since: Date, now: Date) =>
    `Changed by ${peopleNamed(who)} since ${moment(since, now)}`,
  showChanges: "Show changes",
  dismissChanges: "Dismiss",
  changesTitle: "Changes since you last read it",
  changesSince: (since: Date, now: Date) =>
    `Since ${moment(since, now)}. New words are underlined, removed ones are struck through.`,
  changesLegend: "New words are underlined, removed ones are struck through.",
  loadingChanges: "Comparing",
  changesFailed:
    "The changes could not be read. The note itself is as you see it; close this and try again in a moment.",
  tags: "Tags:",
  done: "Done",
  neverRead: "There is nothing to compare with: you have not read this note before.",
};

const day = 24 * 3600_000;

/** A moment as one speaks of it: a time of today, a day of this week, or a date. */
function moment(at: Date, now: Date): string {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat("en", options).format(at);
  if (at.toDateString() === now.toDateString()) return format({ hour: "numeric", minute: "2-digit" });
  if (now.getTime() - at.getTime() < 6 * day) return format({ weekday: "long" });
  const sameYear = at.getFullYear() === now.getFullYear();
  return format({ day: "numeric", month: "long", ...(!sameYear && { year: "numeric" as const }) });
}
