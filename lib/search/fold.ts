/** Without case and accents, as `search_fold` of the database does it. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase();
}

/** Characters of scripts that put no spaces between words; the database keeps them as pairs. */
export const unspaced =
  /[\u3005\u3006\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\u{20000}-\u{3ffff}]+/u;

/** What counts as a word, in texts and queries. */
export const word = /[\p{L}\p{N}\p{M}]+/gu;

/** What somebody typed, as the folded title it may be. */
export function titleFrom(q: string): string {
  return fold(q.replaceAll("\0", "")).trim();
}
