const list = new Intl.ListFormat("en", { type: "conjunction" });

/** Texts of a note's history. */
export const historyTexts = {
  of: (title: string) => `History of ${title}`,
  revision: (number: number) => `Revision ${number}`,
  revisionOf: (number: number, title: string) => `Revision ${number} of ${title}`,
  revisions: "Revisions",
  back: "Back to the note",
  allRevisions: "All revisions",
  older: "Older revisions",
  newest: "Newest revisions",
  empty: "No revisions yet",
  emptyHint: "A revision is kept whenever somebody pauses, and when you press Ctrl+S or ⌘S.",
  kind: {
    created: "Created",
    auto: "Kept automatically",
    saved: "Saved",
    restored: "Restored",
    imported: "Imported",
    published: "Published",
    api: "Written through the API",
  },
  restoredFrom: (number: number) => `Restored from revision ${number}`,
  isPublic: "Public",
  writtenBy: "Written by",
  authors: (names: string[]) => `Written by ${list.format(names)}`,
  nobody: "Written by Commonplace",
  restore: "Restore",
  restored: (number: number) => `Restored revision ${number}`,
  undo: "Undo",
  undone: "The note is as it was before",
} as const;
