export const transferTexts = {
  tooLarge: (megabytes: number) =>
    `A Markdown file may have at most ${megabytes} MB. Split it, and import the parts.`,
  notText: "This is not a text file. Save it as Markdown in UTF-8, and import it again.",
  untitled: "Untitled",
};
