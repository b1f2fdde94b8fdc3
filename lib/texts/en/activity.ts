/** Texts of the feeds of what happened. */
export const activityTexts = {
  title: "Activity",
  of: (name: string) => `Activity: ${name}`,
  all: "All activity",
  open: "Activity",
  happened: {
    created: (who: string, note: string) => `${who} created “${note}”`,
    edited: (who: string, note: string) => `${who} edited “${note}”`,
    "restored-revision": (who: string, note: string) => `${who} restored an earlier version of “${note}”`,
    published: (who: string, note: string) => `${who} published “${note}”`,
    unpublished: (who: string, note: string) => `${who} unpublished “${note}”`,
    trashed: (who: string, note: string) => `${who} moved “${note}” to the trash`,
    restored: (who: string, note: string) => `${who} brought “${note}” back from the trash`,
    commented: (who: string, note: string) => `${who} commented on “${note}”`,
    resolved: (who: string, note: string) => `${who} resolved a thread in “${note}”`,
  },
  somebody: "Somebody",
  pages: "Pages of activity",
  older: "Older",
  newest: "Newest",
  empty: "Nothing has happened here yet",
  emptyHint: "What you and others write, publish and say about notes shows up here, the newest first.",
};
