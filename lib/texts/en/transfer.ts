export const transferTexts = {
  tooLarge: (megabytes: number) =>
    `A Markdown file may have at most ${megabytes} MB. Split it, and import the parts.`,
  notText: "This is not a text file. Save it as Markdown in UTF-8, and import it again.",
  untitled: "Untitled",
  conflict: (blocks: number, base: number) =>
    `${blocks === 1 ? "A block that you changed was" : `${blocks} blocks that you changed were`} changed by somebody else since revision ${base}. Nothing was written. Read the note again, make your change in what it says now, and send that with its new revision.`,
  archive: {
    notZip:
      "This is neither a zip archive nor a Markdown, HTML or Word file, or it is damaged. Nothing was imported. Make the archive again, and try that.",
    tooManyFiles: (most: number) =>
      `An archive may hold at most ${most} files. Nothing was imported. Split it, and import the parts.`,
    bomb: "Unpacked, this archive would be far larger than it is. Nothing was imported. If it is honest, split it, and import the parts.",
  },
};
