const BLOCK_SYNTAX =
  /^ {0,3}(?:#{1,6} \S|[-*+] \S|\d{1,9}[.)] \S|> |```|~~~|\|.{0,2000}\|\s{0,80}$|(?:-{3,}|\*{3,}|_{3,})\s*$|\[\^[^\]\n]{1,80}\]: |\$\$$)/m;
// Bounded, since a line may be a megabyte of opening brackets.
const INLINE_SYNTAX =
  /\*\*\S[^*\n]{0,400}\*\*|(?<!`)`[^`\n]{1,400}`(?!`)|!?\[[^[\]\n]{1,400}\]\([^)\s]{1,400}[^)\n]{0,200}\)|~~\S[^~\n]{0,400}~~|(?<!\w)__\S[^_\n]{0,400}__(?!\w)/;

/** What somebody means shows at its beginning; a look at all of a megabyte would only cost time. */
const lookedAt = 200_000;

/** Whether someone who pasted this meant Markdown: it has a construct that plain prose does not. */
export function looksLikeMarkdown(text: string): boolean {
  const beginning = text.slice(0, lookedAt);
  return BLOCK_SYNTAX.test(beginning) || INLINE_SYNTAX.test(beginning);
}
