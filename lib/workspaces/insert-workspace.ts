import type { Tx } from "#lib/db/db.ts";
import { shortId } from "#lib/db/short-id.ts";

const longestSlug = 50;

/** A workspace with its first owner, at an address made from its name. */
export async function insertWorkspace(
  tx: Tx,
  { name, owner }: { name: string; owner: string },
): Promise<{ id: string; slug: string }> {
  for (const slug of slugsFor(name)) {
    // A taken address is skipped and not an error, which would end the transaction.
    const [workspace] = await tx.workspace.createManyAndReturn({
      data: { slug, name, createdById: owner },
      select: { id: true, slug: true },
      skipDuplicates: true,
    });
    if (!workspace) continue;
    await tx.member.create({ data: { workspaceId: workspace.id, userId: owner, role: "owner" } });
    return workspace;
  }
  throw new Error("No free address was found for a workspace");
}

/** Addresses to try: the words of the name in ASCII, then numbered, then with something random. */
function slugsFor(name: string): string[] {
  const words = name
    .normalize("NFKD")
    .replaceAll(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const slug = (words ?? []).join("-").slice(0, longestSlug).replace(/-$/, "");
  if (!slug) return [`w-${shortId()}`, `w-${shortId()}`];
  return [slug, ...[2, 3, 4, 5].map((number) => `${slug}-${number}`), `${slug}-${shortId()}`];
}
