/** Without what PostgreSQL cannot store and nobody can see: U+0000 and halves of characters. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "");
}
