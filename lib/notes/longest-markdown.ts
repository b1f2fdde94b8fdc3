/** How many characters the text of one note may have, in Markdown. */
export const longestMarkdown = 2_000_000;
