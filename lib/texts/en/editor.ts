import { largestNoteMegabytes } from "#lib/editor/note-limit.ts";
import { untitled } from "./untitled.ts";

/** Texts of a note's page: the bar above it, the editor and its menus. */
export const editorTexts = {
  title: "Title",
  untitled,
  body: "Note",
  bodyPlaceholder: "Write, or press / for blocks",
  paragraphPlaceholder: "Press / for blocks",
  headingPlaceholder: (level: number) => `Heading ${level}`,

  save: {
    saved: "Saved",
    saving: "Saving…",
    offline: "Offline – kept on this device",
    "not-saved": "Not saved",
  },
  saveMore: {
    saved: "Everything you typed is stored on the server.",
    saving: "On its way to the server.",
    offline: "The server cannot be reached. This browser keeps what you type and sends it when it can.",
    waitingKept:
      "The server has not confirmed your last words yet. This browser keeps them and goes on trying; you can go on writing.",
    waitingNotKept:
      "The server has not confirmed your last words yet, and this browser cannot keep them. Leave this page open, or copy what you wrote.",
    tooLarge:
      "This note has become too large to be saved. Nothing is lost: this browser keeps what you wrote. Delete a part of the note, or cut it out and paste it into another note, and it saves itself again.",
    tooLargeNotKept:
      "This note has become too large to be saved, and this browser cannot keep what you wrote. Leave this page open and delete a part of the note, or cut it out and paste it into another note; then it saves itself again.",
    refused:
      "The server no longer takes your changes to this note. Copy what you wrote last, then reload the page.",
  },
  tooMuchToInsert: `Nothing was inserted: no note can hold that much (${largestNoteMegabytes} MB). Divide it among several notes, or put it into one as a file.`,
  leaveDevice:
    "The server has not confirmed your last words: they are only on this device, which forgets them when you sign out. Sign out all the same?",
  leave:
    "The server has not confirmed your last words, and this browser cannot keep them. They are lost if you leave this note now.",

  obstacle: {
    "may-not-edit": "You can read this note, but not change it.",
    "no-access":
      "This note is no longer shared with you, or it is in the trash. What you see is what it said when you opened it.",
    "signed-out": "You are signed out. Sign in again to go on writing.",
    outdated: "Commonplace was updated. Reload the page to go on writing.",
    broken:
      "The editor stopped working on this page. This is the note as it was stored when you opened it; reload to go on writing.",
    full: "Too many people have this note open. What you see is what it said when you opened it; try again later.",
  },
  signIn: "Sign in",
  reload: "Reload",

  place: "Where this note is",

  share: "Share",
  publish: "Publish",
  publishChanges: "Publish changes",
  unpublish: "Unpublish",
  publicPage: "Public page",
  history: "History",
  moreActions: "More actions",
  downloadMarkdown: "Download Markdown",
  downloadArchive: "Download with notes inside and files",
  print: "Print or save as PDF",
  copyLink: "Copy link",
  copied: "Copied",
  copyFailed: "This browser did not let us copy. Select the address and copy it yourself.",
  linkCopied: "Link copied",
  moveToTrash: "Move to trash",
  movedToTrash: (title: string) => `“${title}” is in the trash`,
  undo: "Undo",
  shortcuts: "Keyboard shortcuts",
  find: "Find and replace",
  outline: "Outline",

  revisionSaved: (number: number) => `Revision ${number} saved`,
  revisionNotSaved:
    "No revision was saved, because the server has not confirmed your last words yet. Try again when it says “Saved”.",
  published: "Published",
  publishedChanges: "Changes published",
  unpublished: "The public page is gone",
  copyPublicLink: "Copy the public link",
  notPublishedYet:
    "Nothing was published, because the server has not confirmed your last words yet. Try again when it says “Saved”.",

  shareTitle: "Share this note",
  openNotebook: (notebook: string) => `“${notebook}” is open to everybody in the workspace.`,
  privateNotebook: (notebook: string) =>
    `“${notebook}” is private. Only people whom it or this note is shared with can open this note.`,
  manageAccess: "Make the notebook open or private…",
  linkForMembers: "Link for people who have access",
  onTheWeb: "On the web",
  notPublished:
    "Publishing makes a public page of the note as it is now. Later changes stay private until you publish them.",
  publishedAt: "Anybody can read the public page:",
  unpublishedChanges: "The note has changed since it was published.",

  blocksMenu: "Blocks",
  noBlocks: "No block is called that",
  emojiMenu: "Emoji",
} as const;
