import { untitled } from "./untitled.ts";

/** Texts about notes and notebooks: the tree, their menus, the pages that list them. */
export const notesTexts = {
  untitled,
  newNote: "New note",
  firstNote: "Write the first note",
  newNoteInside: "New note inside",
  newNoteIn: (notebook: string) => `New note in ${notebook}`,
  newNotebook: "New notebook",
  importMarkdown: "Import Markdown…",
  rename: "Rename",
  nameOf: (name: string) => `Name of ${name}`,
  moveTo: "Move to…",
  moveWithKeys: "Move with arrow keys",
  copyLink: "Copy link",
  linkCopied: "Link copied",
  copyFailed: "The browser did not allow copying. Copy the address of the page instead.",
  moveToTrash: "Move to trash",
  whoMaySee: "Who may see it…",
  deleteNotebook: "Delete notebook",
  actionsFor: (name: string) => `Actions for ${name}`,
  expand: "Expand",
  collapse: "Collapse",

  notebooks: "Notebooks",
  sharedWithMe: "Shared with me",
  private: "Private",
  firstNotebook: "No notebooks yet. Make one with the plus above; notes live in notebooks.",
  noNotebooks: "No notebooks are shared with you yet. Ask an owner or admin of this workspace for one.",

  movedToTrash: (title: string) => `“${title}” is in the trash`,
  movedTo: (title: string, place: string) => `Moved “${title}” to ${place}`,
  movedShared: (moved: string, people: number) =>
    people === 0
      ? moved
      : people === 1
        ? `${moved}. One person whom it is shared with keeps it.`
        : `${moved}. ${people} people whom it is shared with keep it.`,
  undo: "Undo",
  restored: (title: string) => `Restored “${title}”`,
  notebookDeleted: (name: string) => `Deleted the notebook “${name}”`,
  failedUpdated:
    "This was not done: Commonplace was updated after this page was opened. Nothing you wrote is lost; reload the page and try again.",
  failedOffline: "This was not done: the server did not answer. Check the connection and try again.",

  moveDialog: {
    title: (name: string) => `Move “${name}”`,
    placeholder: "Find a notebook or note…",
    nothing: "Nothing by that name that you may write in.",
    label: "Where to",
  },

  newNotebookDialog: {
    title: "New notebook",
    name: "Name",
    hint: "A subject, a course, a project: whatever belongs together.",
    access: "Who may see it",
    open: "Everyone in the workspace",
    openHint: "Members write, owners and admins manage.",
    private: "Only people you name",
    privateHint: "At first that is only you.",
    create: "Create notebook",
    cancel: "Cancel",
  },

  accessDialog: {
    title: (name: string) => `Who may see “${name}”`,
    visibility: "Who may see it",
    named: "Named people",
    namedHintOpen: "They get at least this, also as guests of the workspace.",
    namedHintPrivate: "Nobody else sees this notebook or its notes.",
    add: "Add somebody",
    addPlaceholder: "Choose a person",
    accessOf: (name: string) => `What ${name} may do`,
    remove: (name: string) => `Remove ${name}`,
    levels: { read: "Can read", comment: "Can comment", edit: "Can edit", manage: "Can manage" },
    save: "Save",
    cancel: "Cancel",
    saved: "Saved who may see it",
    loading: "Loading who may see it",
  },

  drag: {
    help: "Press Control, Shift and D to move the note with the arrow keys.",
    started: (name: string) =>
      `Moving ${name}. Arrow up and down choose the place, Enter puts it there, Escape leaves it where it was.`,
    between: (place: string, index: number) => `Place ${index} in ${place}`,
    into: (place: string) => `Into ${place}`,
    done: "Moved.",
    cancelled: "Not moved.",
  },
};

/** The name under which a note is listed. */
export function titleOr(title: string): string {
  return title.trim() === "" ? notesTexts.untitled : title;
}
