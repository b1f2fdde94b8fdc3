import type { ImportStatus } from "#lib/db/generated/enums.ts";
import { largestAttachmentMegabytes } from "#lib/editor/attachment-limits.ts";
import { longestMarkdown } from "#lib/notes/longest-markdown.ts";
import { largestUploadGigabytes, mostFiles } from "#lib/transfer/archive/limits.ts";
import type { WarningKind } from "#lib/transfer/import/document.ts";
import type { SkipReason } from "#lib/transfer/import/skip-reason.ts";
import type { ImportSource } from "#lib/transfer/import/source.ts";

const files = (count: number) => (count === 1 ? "1 file" : `${count} files`);
const notes = (count: number) => (count === 1 ? "1 note" : `${count} notes`);

const sources: Record<ImportSource, string> = {
  commonplace: "an export of Commonplace",
  obsidian: "an Obsidian vault",
  notion: "a Notion export",
  outline: "an Outline export",
  html: "HTML pages",
  word: "a Word document",
  markdown: "Markdown files",
};

const statuses: Record<ImportStatus, string> = {
  reading: "Being looked at",
  ready: "Waiting for you",
  running: "Under way",
  done: "Imported",
  undoing: "Being taken back",
  cancelled: "Cancelled",
  failed: "Failed",
};

const reasons: Record<SkipReason, string> = {
  encrypted: "It is encrypted. Make the archive again without a password.",
  link: "It is a link to another file, and those are not followed.",
  outside: "Its name leads out of the archive.",
  duplicate: "Another file has the same name.",
  method: "It is compressed in a way that is not supported.",
  junk: "It belongs to a program or a system.",
  "too-large": "It is larger than a note or an attachment may be.",
  "too-costly": "Reading it takes too long or too much memory. Split it, and import the parts.",
  "not-text": "Its name says that it is text, but it is not.",
  damaged: "It is damaged: its bytes are not what the archive says of them.",
  unreadable: "It could not be read as what its name says.",
  empty: "There is nothing in it.",
  unused: "No note shows it or links to it.",
  repeated: "Another file has the same rows, and more.",
};

const warnings: Record<WarningKind, (count: number, example: string) => string> = {
  encoding: (_, example) =>
    `It is not in UTF-8; it was read as ${example}. Check that all letters are right.`,
  "front-matter": () => "Its front matter could not be understood. It is kept as it is.",
  "missing-link": (count, example) =>
    count === 1
      ? `A link leads to “${example}”, which is not among the files. It is kept as it is.`
      : `${count} links lead to what is not among the files, such as “${example}”. They are kept as they are.`,
  "missing-image": (count, example) =>
    count === 1
      ? `The image “${example}” is not among the files.`
      : `${count} images are not among the files, such as “${example}”.`,
  raw: (count, example) =>
    count === 1
      ? `A part is kept as its source, since there is no block for it: “${example}”.`
      : `${count} parts are kept as their source, since there is no block for them, such as “${example}”.`,
  "table-cut": () =>
    "It has more than 2,000 rows or 60 columns. Only those are in the table; keep the file for the others.",
  "title-cut": () => "Its title is too long and was cut at 500 characters.",
  word: (count, example) =>
    count === 1
      ? `Word says something that was not understood: ${example}`
      : `Word says ${count} things that were not understood, such as: ${example}`,
  outline: (count, example) =>
    count === 1
      ? `There is nothing like “${example}” of Outline here. Its words are kept.`
      : `There is nothing like ${count} parts of Outline here, such as “${example}”. Their words are kept.`,
  publish: () => "It asks to be public. Nothing is published by an import: do that in the note.",
};

const warningKinds: Record<WarningKind, (count: number) => string> = {
  encoding: (count) => `${notes(count)} not in UTF-8`,
  "front-matter": (count) => `${notes(count)} with front matter that is kept, but not understood`,
  "missing-link": (count) => `${notes(count)} with links to what is not among the files`,
  "missing-image": (count) => `${notes(count)} with images that are not among the files`,
  raw: (count) => `${notes(count)} with parts that are kept as their source`,
  "table-cut": (count) => `${notes(count)} with a table that is cut`,
  "title-cut": (count) => `${notes(count)} with a title that is cut`,
  word: (count) => `${notes(count)} with something of Word that was not understood`,
  outline: (count) => `${notes(count)} with parts of Outline of which only the words are kept`,
  publish: (count) => `${notes(count)} that ask to be public, and are not made so`,
};

/** Texts of the pages that bring notes in. */
export const importTexts = {
  title: "Import",
  intro:
    "Bring in Markdown folders and zips, Obsidian vaults, and exports of Notion, Outline and Commonplace; or single Markdown, HTML and Word files. You see what becomes of each file before anything is written.",
  yours: "Your imports",
  drop: "Drop files or a folder here",
  dropNow: "Drop to look at them",
  chooseFiles: "Choose files",
  chooseFolder: "Choose a folder",
  limits: `Up to ${largestUploadGigabytes} GB and ${mostFiles.toLocaleString("en")} files at once; single notes up to ${longestMarkdown / 1_000_000} MB of text, attachments up to ${largestAttachmentMegabytes} MB.`,
  packing: "Packing the files…",
  uploading: (name: string) => `Uploading ${name}`,
  uploaded: (percent: number) => `${percent} % uploaded`,
  cancelUpload: "Cancel upload",
  unreachable:
    "The upload did not get through. Nothing was imported. Check that you are online, and try again.",
  nothingChosen: "There is no file in that folder. Choose another one.",

  statuses,
  open: "Open",
  openNamed: (name: string) => `Open the import of ${name}`,
  allImports: "All imports",

  reading: "Looking at the files",
  readingHint: "Nothing is written yet. You may leave this page; it goes on without you.",
  filesLookedAt: (done: number, total: number) => `${done} of ${files(total)}`,

  readyTitle: (name: string) => `What becomes of ${name}`,
  looksLike: (source: ImportSource) => `This looks like ${sources[source]}.`,
  becomes: {
    notes: (count: number) => notes(count),
    folders: (count: number) =>
      count === 1
        ? "1 folder becomes a note, to hold what is in it"
        : `${count} folders become notes, to hold what is in them`,
    attachments: (count: number) => (count === 1 ? "1 attachment" : `${count} attachments`),
    notebooks: (count: number) => (count === 1 ? "1 notebook" : `${count} notebooks`),
    skipped: (count: number) => `${files(count)} left out`,
    junk: (count: number) => `${files(count)} of programs and systems, left out`,
  },
  warningKinds,
  where: "Where the notes go",
  newNotebook: (name: string) => `A new notebook, “${name}”`,
  newNotebooks: (count: number) => `${count} new notebooks, as in the export`,
  atTheEndOf: (name: string) => `${name}, after the existing notes`,
  hiddenUntilEnd: "The notes show up together at the end. Until then nobody sees them, and you can cancel.",
  start: (count: number) => `Import ${notes(count)}`,
  cancel: "Cancel",
  dismiss: "Do not import",

  running: "Importing",
  runningHint: "You may leave this page; it goes on without you. Nobody sees the notes before all are there.",
  written: (done: number, total: number) => `${done} of ${total}`,
  undoing: "Taking back what was written",

  done: (count: number) => `${notes(count)} imported`,
  doneHint: "They are in the sidebar now, with links, images and dates as far as the files had them.",
  goToNotes: "Go to the notes",
  another: "Import something else",
  cancelled: "The import was cancelled",
  cancelledHint: "Nothing was imported, and what was uploaded is deleted.",
  failed: "The import did not work",

  leftOut: "Left out",
  changed: "To know about",
  reasons,
  warnings,
  more: "Show more",
  progressLabel: "Progress of the import",
};
