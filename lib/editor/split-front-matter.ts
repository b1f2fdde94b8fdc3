/** A Markdown file's text in two: the YAML between the `---` lines at its very top (null without), and the rest. */
export type SplitMarkdown = { yaml: string | null; body: string };

const FENCED = /^---[ \t]*\n(?:([\s\S]*?)\n)?---[ \t]*(?:\n|$)/;

/** Splits a file. A divider at the top is no front matter: what is between must look like `key: value`. */
export function splitFrontMatter(source: string): SplitMarkdown {
  const text = normalisedSource(source);
  const fenced = FENCED.exec(text);
  const yaml = fenced?.[1] ?? "";
  if (!fenced || !looksLikeYaml(yaml)) return { yaml: null, body: text };
  return { yaml, body: text.slice(fenced[0].length) };
}

/** Whole characters, no byte order mark, one kind of line end. */
export function normalisedSource(source: string): string {
  return source
    .toWellFormed()
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n");
}

function looksLikeYaml(text: string): boolean {
  const first = text.split("\n").find((line) => line.trim() !== "" && !line.startsWith("#"));
  if (first === undefined) return false;
  return (
    /^(?:"[^"]*"|'[^']*'|[^\s"'\-[\]{}>|*&!%@`#,?:][^:#]*|[^\s:]+):(?:\s|$)/.test(first) ||
    first.startsWith("{")
  );
}
