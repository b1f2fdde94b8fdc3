import { untitled } from "./untitled.ts";

export const publishingTexts = {
  guestsMayNot: "Guests may edit notes, but publishing is for members of the workspace. Ask one of them.",
  notPublished: "This note is not published.",
  badSlug: "An address has letters, digits and hyphens, for instance “databricks-vs-kubeflow”.",
  slugTaken: (slug: string) => `Another public page already has the address “${slug}”. Choose another one.`,
  untitled,
  /** Stands in a public page where the address of a note that is not public was written out. */
  privateNote: "(private note)",

  indexTitle: (workspace: string) => `Notes from ${workspace}`,
  indexDescription: (workspace: string, pages: number) =>
    pages === 1 ? `One published note from ${workspace}.` : `${pages} published notes from ${workspace}.`,
  count: (pages: number) => (pages === 1 ? "One note" : `${pages} notes`),
  allNotes: (workspace: string) => `All notes from ${workspace}`,
  contents: "Contents",
  contentsOfPage: "Contents of the page",
  skip: "Skip to the text",
  published: (day: string) => `Published ${day}`,
  updated: (day: string) => `Updated ${day}`,
  minutes: (minutes: number) => (minutes === 1 ? "1 minute to read" : `${minutes} minutes to read`),
  markdown: "Markdown",
  feed: "Feed",
  notFoundTitle: "There is no page here",
  notFound: "It may have been unpublished, or the address may have a typing mistake.",
  notFoundHome: "Go to the start page",
  llmsTitle: "Commonplace",
  llmsAbout: "Published notes. Each page is also there as Markdown, at the addresses below.",
};
