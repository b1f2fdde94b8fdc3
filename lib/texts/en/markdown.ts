/** What people are told about Markdown that cannot be read. */
export const markdownTexts = {
  tooSlow: "This Markdown takes too long to read. Split it into several notes, and try again.",
};
