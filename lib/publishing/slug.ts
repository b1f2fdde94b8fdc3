import slugify from "@sindresorhus/slugify";
import type { Tx } from "#lib/db/db.ts";
import { slugOf } from "#lib/notes/note-url.ts";

const longest = 60;
const fallback = "note";

/** A readable last part of an address for this title, in Latin letters where that is possible. */
export function slugFor(title: string): string {
  const words = slugify(title.slice(0, 4 * longest), { decamelize: false }) || slugOf(title) || fallback;
  if (words.length <= longest) return words;
  const cut = words.slice(0, longest + 1);
  return cut.slice(0, cut.lastIndexOf("-") > longest / 2 ? cut.lastIndexOf("-") : longest);
}

/** The slug itself or with the first number that makes it unique among the pages of the workspace. */
export async function freeSlug(
  tx: Tx,
  wanted: string,
  { workspaceId, noteId }: { workspaceId: string; noteId: string },
): Promise<string> {
  const similar = await tx.publication.findMany({
    where: { workspaceId, noteId: { not: noteId }, slug: { startsWith: wanted } },
    select: { slug: true },
  });
  const taken = new Set(similar.map(({ slug }) => slug));
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}

/** Whether a slug was made from this title, and not chosen by a person. */
export function isMadeFrom(slug: string, title: string): boolean {
  const made = slugFor(title);
  return slug === made || (slug.startsWith(`${made}-`) && /^\d+$/.test(slug.slice(made.length + 1)));
}
