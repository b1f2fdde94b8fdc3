const colours = [
  { background: "bg-person-1", variable: "var(--person-1)" },
  { background: "bg-person-2", variable: "var(--person-2)" },
  { background: "bg-person-3", variable: "var(--person-3)" },
  { background: "bg-person-4", variable: "var(--person-4)" },
  { background: "bg-person-5", variable: "var(--person-5)" },
  { background: "bg-person-6", variable: "var(--person-6)" },
  { background: "bg-person-7", variable: "var(--person-7)" },
  { background: "bg-person-8", variable: "var(--person-8)" },
] as const;

export type PersonColour = (typeof colours)[number];

/** The colour of a person (or workspace), the same everywhere and in both themes. Letters on it are `person-ink`. */
export function personColour(id: string): PersonColour {
  let hash = 0;
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return colours[hash % colours.length] ?? colours[0];
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** One or two letters that stand for a name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return chosen
    .map((word) => [...graphemes.segment(word ?? "")][0]?.segment ?? "")
    .join("")
    .toLocaleUpperCase();
}
