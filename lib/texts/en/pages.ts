/** Texts of the pages that list notes. */
export const pagesTexts = {
  home: {
    title: "Home",
    hello: (name: string) => `Hello, ${name}`,
    recent: "Recent notes",
    by: (name: string) => `by ${name}`,
    changed: "Changed since you read it",
    empty: "A blank page",
    emptyHint: "Notes that you and others write in this workspace show up here, the newest first.",
    emptyWorkspace: "Notes live in notebooks",
    emptyWorkspaceHint: "A subject, a course, a project: make a notebook for whatever belongs together.",
    emptyReader: "Nothing is shared with you here yet",
    emptyReaderHint: "As soon as somebody shares a notebook with you, its notes show up here.",
  },

  trash: {
    title: "Trash",
    hint: "Notes stay here until somebody deletes them for ever. A restored note goes back to where it was.",
    empty: "The trash is empty",
    emptyHint: "Notes you move to the trash wait here, so that nothing is lost by mistake.",
    trashedBy: (name: string) => `by ${name}`,
    together: (notes: number) => (notes === 2 ? "with one note inside" : `with ${notes - 1} notes inside`),
    restore: "Restore",
    restoreNamed: (title: string) => `Restore “${title}”`,
    remove: "Delete for ever",
    removeNamed: (title: string) => `Delete for ever: “${title}”`,
    confirmTitle: (title: string) => `Delete “${title}” for ever?`,
    confirm: (notes: number) =>
      notes === 1
        ? "The note, its history and its files will be gone. This cannot be undone."
        : `${notes} notes, their history and their files will be gone. This cannot be undone.`,
    cancel: "Cancel",
    removed: (title: string) => `Deleted “${title}” for ever`,
    open: "Open",
  },

  search: {
    title: "Search",
    titleFor: (words: string) => `Search: ${words}`,
    label: "Search the notes",
    submit: "Search",
    notebook: "Notebook",
    anyNotebook: "All notebooks",
    start: "What are you looking for?",
    startHint: "Words in titles and texts of every note that you may read.",
    nothing: (words: string) => `No note has “${words}”`,
    nothingHint: "Try fewer or other words; parts of words count only at their beginning.",
    nothingInNotebook: "Look in all notebooks",
    results: (words: string) => `Notes with “${words}”`,
    similar: (words: string) => `No note has “${words}”. These titles are like it`,
    pages: "Pages of results",
    more: "More results",
    first: "First results",
  },
};
