const longestSlug = 60;

/** The address of a note in the workspace. Only the id at its end counts; the words before it are for people. */
export function noteUrl(note: { workspace: string; title: string; id: string }): string {
  const slug = slugOf(note.title);
  return `/w/${note.workspace}/n/${slug ? `${encodeURIComponent(slug)}-` : ""}${note.id}`;
}

/** The short id in the last part of a note's address; the id alone works too. Empty when it holds none. */
export function noteIdFrom(param: string): string {
  return /[0-9a-z]{10}$/.exec(param)?.[0] ?? "";
}

/** A title as a part of an address: lower-case words of any script, joined by hyphens; empty when nothing is left. */
export function slugOf(title: string): string {
  const words = title
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  const letters = Array.from((words ?? []).join("-")).slice(0, longestSlug);
  return letters.join("").replace(/-$/, "");
}
