import { commentLines } from "#lib/comments/comment-text.ts";
import type { Tx } from "#lib/db/db.ts";

const longest = 160;

/** How these comments begin, as plain text, by their ids; those that were deleted are missing. */
export async function commentWords(tx: Tx, ids: (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const comments = await tx.comment.findMany({
    where: { id: { in: wanted }, deletedAt: null },
    select: { id: true, text: true },
  });
  return new Map(comments.map(({ id, text }) => [id, beginningOf(text)]));
}

function beginningOf(text: string): string {
  const lines = commentLines(text).map((line) => line.map((run) => run.text).join(""));
  const words = lines.join(" ").replaceAll(/\s+/g, " ").trim();
  if (words.length <= longest) return words;
  return `${words
    .slice(0, longest)
    .toWellFormed()
    .replace(/\s\S*$/, "")}…`;
}
