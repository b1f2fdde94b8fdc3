/** Whom the names in a comment that is being written stand for. */
export type Named = ReadonlyMap<string, string>;

const special = /[\\^$.*+?()[\]{}|/]/g;
const written = /\[@((?:[^\]\\\n]|\\.)+)\]\(mention:([0-9a-f-]{36})\)/gi;

/** A comment as it is stored, from what was typed: `@Ana` with the id of the Ana who was chosen. */
export function withMentions(text: string, named: Named): string {
  const names = [...named.keys()].toSorted((a, b) => b.length - a.length);
  if (names.length === 0) return text;
  const any = new RegExp(
    `@(${names.map((name) => name.replaceAll(special, String.raw`\$&`)).join("|")})(?![\\p{L}\\p{N}])`,
    "gu",
  );
  return text.replace(any, (typed, name: string) => {
    const id = named.get(name);
    return id === undefined ? typed : `[@${name.replaceAll(/[\\[\]]/g, String.raw`\$&`)}](mention:${id})`;
  });
}

/** The other way round, for changing a comment. */
export function withoutMentions(stored: string): { text: string; named: Map<string, string> } {
  const named = new Map<string, string>();
  const text = stored.replaceAll(written, (_, label: string, id: string) => {
    const name = label.replaceAll(/\\(.)/g, "$1");
    named.set(name, id);
    return `@${name}`;
  });
  return { text, named };
}

/** The beginning of a name that is being typed before the caret, and where its @ is. */
export function nameBefore(text: string, caret: number): { at: number; typed: string } | null {
  const match = /(?<=^|[\s(])@([\p{L}\p{N}\p{M}.'’-]*(?: [\p{L}\p{N}\p{M}.'’-]+)?)$/u.exec(
    text.slice(0, caret),
  );
  return match && { at: match.index, typed: match[1] ?? "" };
}
