export const permissionTexts = {
  noteNotFound: "There is no such note, or it is not shared with you.",
  notebookNotFound: "There is no such notebook, or it is not shared with you.",
  workspaceNotFound: "There is no such workspace, or you are not a member of it.",
  mayNotInWorkspace: "Your role in this workspace does not allow this. Ask an owner or admin.",
  mayNot: {
    read: "You may not read this note. Ask somebody who manages its notebook.",
    comment: "You may read this note, but not comment on it. Ask somebody who manages its notebook.",
    edit: "You may read this note, but not change it. Ask somebody who manages its notebook.",
    manage: "Only people who manage this note or notebook may do this.",
  },
};
