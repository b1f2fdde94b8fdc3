import type { NotificationKind } from "#lib/notifications/kinds.ts";
import { peopleNamed as people } from "./people.ts";

const did: Record<NotificationKind, (names: string[]) => string> = {
  mention: (names) => `${people(names)} mentioned you`,
  "comment-mention": (names) => `${people(names)} mentioned you in a comment`,
  reply: (names) => `${people(names)} replied`,
  comment: (names) => `${people(names)} commented`,
  share: (names) => `${people(names)} shared this with you`,
  "access-request": (names) =>
    names.length > 1 ? `${people(names)} ask for access` : `${people(names)} asks for access`,
  "access-granted": (names) => `${people(names)} gave you access`,
};

/** What people are told, in the inbox and by mail, and the settings of it. */
export const toldTexts = {
  did,

  settings: {
    title: "Notifications",
    intro: "The inbox shows everything; here you choose what is mailed as well.",
    rhythm: "When mail is sent",
    rhythms: {
      gathered: "As it happens, gathered over a few minutes",
      daily: "Once a day",
      never: "Never",
    },
    rhythmHints: {
      gathered:
        "After five quiet minutes, or after fifteen at the latest. What you have read by then is left out.",
      daily: "One mail with what you have not read by then.",
      never: "You find everything in the inbox.",
    },
    hour: "Hour of the daily mail",
    timeZone: "Time zone",
    unknownTimeZone: "Choose a time zone from the list.",
    kinds: "What is mailed",
    kindNames: {
      mention: "Somebody mentions me in a note",
      "comment-mention": "Somebody mentions me in a comment",
      reply: "Replies in threads I take part in",
      comment: "New comments on notes I watch",
      share: "Somebody shares a note or notebook with me",
      "access-request": "Somebody asks for access to what I manage",
      "access-granted": "Somebody gives me the access I asked for",
    } satisfies Record<NotificationKind, string>,
    watching: "Watching",
    autoWatch: "Watch the notes I create, edit or comment on",
    autoWatchHint: "You can watch, or mute, any note in its menu, and any notebook in the sidebar.",
    save: "Save",
    saved: "Saved.",
    noMail: "This server sends no mail",
    noMailHint:
      "The inbox works all the same, and links can be copied. Whoever runs this server can set SMTP_URL and MAIL_FROM; your choices below count from then on.",
  },

  unsubscribe: {
    title: "No more mail?",
    text: "You will get no more mail about what happens in your notes. The inbox still shows everything, and the settings turn mail on again.",
    action: "Stop the mail",
    done: "No more mail",
    doneText: "From now on you are told in the inbox only. In the settings you can turn mail on again.",
    toStart: "Go to the start page",
    invalid: "This link does not work",
    invalidText: "It is not complete. Open it from the mail again, or turn mail off in the settings.",
  },
};
