import { markup, type Markup } from "./markup.ts";

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** A day as people read it, in a sentence when there is one about it, with the exact time for programs. */
export function dayOf(date: Date, words = (when: string) => when): Markup {
  return markup`<time datetime="${date.toISOString()}">${words(day.format(date))}</time>`;
}

export function isSameDay(a: Date, b: Date): boolean {
  return day.format(a) === day.format(b);
}
