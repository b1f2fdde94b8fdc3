const COMMENT = /<!--(?:>|->|(?!-?>)[\s\S]*?-->)/g;
const DEFINITION = /^ {0,3}\[[^\]^\n][^\]\n]*\]:.*(?:\n[ \t]+["'(].*)?$/gm;

// Looking for the ends of thousands of comments takes too long.
const LONGEST = 5_000;

/** Whether Markdown says nothing that a reader would see: comments, and where links that nobody uses would lead. */
export function isUnseen(markdown: string): boolean {
  if (markdown.length > LONGEST) return false;
  return markdown.trim() !== "" && markdown.replace(COMMENT, "").replace(DEFINITION, "").trim() === "";
}
