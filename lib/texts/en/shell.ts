import { titleOr } from "./notes.ts";

const list = new Intl.ListFormat("en", { type: "conjunction" });

/** Texts of the frame around the pages: sidebar, menus, command menu, messages. */
export const shellTexts = {
  notSignedOut:
    "You are still signed in: signing out needs the server. Nothing was lost. Try again once you are online.",
  forgetNotes: (titles: string[]) =>
    `The server does not have your last words in ${list.format(titles.map((title) => `“${titleOr(title)}”`))}: they are only on this device, which forgets them when you sign out. To save them, open the note first and wait for “Saved”. Sign out all the same?`,
  forgetComments:
    "Something you wrote in a comment and did not send is only on this device, which forgets it when you sign out. Sign out all the same?",
  product: "Commonplace",
  description: "Write notes together, keep what you learn, share it as pages.",
  skipToContent: "Skip to the text",
  close: "Close",
  notifications: "Messages",
  loading: "Loading",

  sidebar: {
    label: "Workspace",
    open: "Open the sidebar",
    close: "Close the sidebar",
    home: "Home",
    search: "Search",
    trash: "Trash",
    workspaceMenu: "Workspace menu",
    workspaces: "Workspaces",
    newWorkspace: "New workspace",
    settings: "Settings",
    members: "Members",
    importNotes: "Import",
    exportNotes: "Export",
    accountMenu: "Account menu",
    yourAccount: "Your account",
    signOut: "Sign out",
    theme: "Theme",
    themes: { system: "System", light: "Light", dark: "Dark" },
  },

  command: {
    title: "Search and commands",
    placeholder: "Find a note or an action…",
    recent: "Recently opened",
    notes: "Notes",
    inText: "In the text",
    actions: "Actions",
    searchFor: (words: string) => `Search all notes for “${words}”`,
    nothing: "Nothing by that name.",
    goHome: "Go to the home page",
    openTrash: "Open the trash",
    openSettings: "Open the settings",
    openImport: "Import folders, zips and exports…",
    openExport: "Export notebooks…",
    theme: (name: string) => `Theme: ${name}`,
  },

  notFound: {
    title: "There is nothing here",
    text: "The address is wrong, what it led to is gone, or it is not shared with you.",
    action: "Go to the start page",
  },

  failure: {
    title: "Something went wrong on our side",
    text: "What was saved before is safe. Try again; if it happens once more, tell whoever runs this server.",
    withReference: (reference: string) =>
      `What was saved before is safe. Try again; if it happens once more, tell whoever runs this server, and give them this reference: ${reference}.`,
    retry: "Try again",
    home: "Go to the start page",
  },
};
