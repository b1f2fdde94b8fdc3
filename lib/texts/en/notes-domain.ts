export const notesDomainTexts = {
  noNotebookToWriteIn: "There is no notebook here that you may write in. Ask an owner or admin for one.",
  parentElsewhere: "The note it should go under is in another notebook.",
  otherWorkspace: "Notes cannot be moved to another workspace. Export it and import it there instead.",
  mayNotMove:
    "You may write in this note, but not move it: that takes the right to write in the place it is in and where it goes.",
  underItself: "A note cannot go under itself or one of its own notes.",
  notASibling: "The place you moved it to has changed in the meantime. Try again.",
  notebookNotEmpty: (notes: number) =>
    notes === 1
      ? "This notebook still has a note. Move it or put it in the trash first."
      : `This notebook still has ${notes} notes. Move them or put them in the trash first.`,
  notebookHasTrash: (notes: number) =>
    notes === 1
      ? "A note of this notebook is in the trash. Delete it for ever or restore and move it first."
      : `${notes} notes of this notebook are in the trash. Delete them for ever or restore and move them first.`,
  notebookNeedsManager: "Somebody has to manage a private notebook: give at least one person the right to.",
  notAMember: "Only members of the workspace can be given access to a notebook.",
  twiceNamed: "Somebody is named twice.",
  unknownInNote:
    "This note holds something that this version of the editor does not know, and that would be lost. Nothing was changed. Download the note as Markdown and import that as a new note, or ask whoever runs this server to update it.",
  unknownInNext:
    "What should be written holds something that this version of the editor does not know. Nothing was changed. Copy the parts that you need, or ask whoever runs this server to update it.",
  badCursor: "This is not a place in the list: leave the cursor out to start from the beginning.",
};
