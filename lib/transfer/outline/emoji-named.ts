import shortcodes from "emojibase-data/en/shortcodes/github.json" with { type: "json" };

let byName: Map<string, string> | undefined;

/** The emoji of this name, as `:name:` has it; the name between colons when there is none. */
export function emojiNamed(name: string): string {
  byName ??= new Map(
    Object.entries(shortcodes).flatMap(([code, names]) =>
      [names].flat().map((one) => [one, drawn(code)] as const),
    ),
  );
  return byName.get(name) ?? `:${name}:`;
}

function drawn(code: string): string {
  return String.fromCodePoint(...code.split("-").map((part) => Number.parseInt(part, 16)));
}
