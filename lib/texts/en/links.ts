import { untitled } from "./untitled.ts";

/** Links between notes, backlinks, tags and templates. */
export const linksTexts = {
  mentionGone: "These words are not there any more.",
  backlinks: "Backlinks",
  backlinksOf: (notes: number) =>
    notes === 0 ? "No note links here" : notes === 1 ? "1 note links here" : `${notes} notes link here`,
  unlinked: "Unlinked mentions",
  noUnlinked: "No other note names this one without a link.",
  linkIt: "Link it",
  linkItIn: (title: string) => `Link it in “${title}”`,
  linkedIn: (title: string) => `Linked in “${title}”`,
  more: "Show more",
  untitled,
  notesMenu: "Notes",
  noNotes: "No note with this title",
  createNote: (title: string) => `Create “${title}”`,
  headingsMenu: (title: string) => `Headings of “${title}”`,
  peopleMenu: "People",
  cannotRead: "Cannot read this note",
  tagsMenu: "Tags",
  notFound: "There is no note with this title",
  tags: "Tags",
  addTag: "Add tag",
  tagName: "Tag",
  removeTag: (tag: string) => `Remove the tag ${tag}`,
  notesTagged: (tag: string) => `Notes with the tag ${tag}`,
  asTemplate: "Use as template",
  noTemplate: "No longer a template",
  newFrom: "New note from…",
  newFromTemplate: (title: string) => `New note from “${title}”`,
} as const;
