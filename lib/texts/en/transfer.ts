import { largestUploadGigabytes } from "#lib/transfer/archive/limits.ts";
import { untitled } from "./untitled.ts";

export const transferTexts = {
  tooLarge: (megabytes: number) =>
    `A Markdown file may be at most ${megabytes} MB. Split it, and import the parts.`,
  notText: "This is not a text file. Save it as Markdown in UTF-8, and import it again.",
  untitled,
  conflict: (blocks: number, base: number) =>
    `${blocks === 1 ? "A block that you changed was" : `${blocks} blocks that you changed were`} changed by somebody else since revision ${base}. Nothing was written. Read the note again, make your change in what it says now, and send that with its new revision.`,
  importedNotes: "Imported notes",
  importNotFound: "There is no such import, or it is somebody else’s.",
  mayNotImport:
    "You may not write in any notebook here, so nothing can be imported. Ask an admin for access.",
  tooManyImports: "Several of your imports are under way. Wait until one has ended, or cancel one.",
  uploadTooLarge: `A file may be at most ${largestUploadGigabytes} GB. Nothing was imported. Split it, and import the parts.`,
  uploadEmpty: "The file is empty. Nothing was imported. Choose another one.",
  uploadGone: "What was uploaded is no longer there. Nothing was imported. Upload it again.",
  nothingToImport:
    "There is no Markdown, HTML or Word file in it. Nothing was imported. Choose the export of another program, or a folder with notes.",
  fileUnfit: (path: string, reason: string) =>
    `${path} cannot become a note. ${reason} Nothing was imported.`,
  fileFailed: (path: string) =>
    `The file ${path} could not be read any more. Nothing was imported, and what was written is taken back. Upload it again.`,
  collectionUnread: (path: string) =>
    `The file ${path} is not what Outline writes, or it is damaged. Nothing was imported. Export from Outline again.`,
  importFailed:
    "Something went wrong here, and has been reported. Nothing was imported: what was written is taken back. Try it again, or with fewer files.",
  notReady: "This import has begun or ended already. Open the page again to see how it stands.",
  nothingToExport: "There is no note in it that you may read, so there is nothing to export.",
  mayNotExport: "Sign in to export so many notes.",
  tooManyExports: "Several of your exports are being made. Wait until one is there.",
  exportTooLarge:
    "These are too many notes to send at once. Export them in the settings, where the archive is made first.",
  exportNotFound: "There is no such archive, or it has expired. Export the notes again.",
  exportFailed:
    "Something went wrong here, and has been reported. Your notes are as they were. Export them again.",
  archive: {
    notZip:
      "This is neither a zip archive nor a Markdown, HTML or Word file, or it is damaged. Nothing was imported. Make the archive again, and try that.",
    tooManyFiles: (most: number) =>
      `An archive may hold at most ${most} files. Nothing was imported. Split it, and import the parts.`,
    bomb: "Unpacked, this archive would be far larger than it is. Nothing was imported. If it is honest, split it, and import the parts.",
  },
};
