import type { JSONContent } from "@tiptap/core";
import { diffArrays } from "diff";

/** Longer a difference is not looked for: then everything is said to be new. */
const timeout = 300;
const words = new Intl.Segmenter("en", { granularity: "word" });

export type Change = "inserted" | "deleted";

/** A word, or something that stands in a line like one. */
interface Token {
  node: JSONContent;
  /** The same for what is the same. */
  key: string;
}

/** The lines of a block with the words that were taken out and put in marked as such. */
export function compareText(before: JSONContent[], after: JSONContent[]): JSONContent[] {
  const [taken, put] = [tokensOf(before), tokensOf(after)];
  const parts = diffArrays(taken, put, { comparator: (a, b) => a.key === b.key, timeout });
  if (!parts) return joined([...changed(taken, "deleted"), ...changed(put, "inserted")]);
  return joined(
    withoutCrumbs(parts.map(({ value, added, removed }) => ({ value, added, removed }))).flatMap(
      ({ same, deleted, inserted }) => [
        ...same.map(({ node }) => node),
        ...changed(deleted, "deleted"),
        ...changed(inserted, "inserted"),
      ],
    ),
  );
}

/** Lines of which everything is new, or gone. */
export function changedText(content: JSONContent[], change: Change): JSONContent[] {
  return joined(changed(tokensOf(content), change));
}

function tokensOf(content: JSONContent[]): Token[] {
  return content.flatMap((node) => {
    const text = typeof node.text === "string" ? node.text : null;
    if (text === null) return { node, key: JSON.stringify(node) };
    const look = node.marks ? JSON.stringify(node.marks) : "";
    return [...words.segment(text)].map(({ segment }) => ({
      node: { ...node, text: segment },
      key: `${segment} ${look}`,
    }));
  });
}

interface Part {
  value: Token[];
  added: boolean;
  removed: boolean;
}

interface Step {
  same: Token[];
  deleted: Token[];
  inserted: Token[];
}

/** A space between two changed words is part of the change: three words are read better at once than one by one. */
function withoutCrumbs(parts: Part[]): Step[] {
  const steps: Step[] = [];
  for (const [at, { value, added, removed }] of parts.entries()) {
    const last = steps.at(-1);
    const within = last !== undefined && last.deleted.length + last.inserted.length > 0;
    if (added || removed) {
      const step = last ?? { same: [], deleted: [], inserted: [] };
      if (!last) steps.push(step);
      step[removed ? "deleted" : "inserted"].push(...value);
    } else if (within && at < parts.length - 1 && value.every(isSpace)) {
      last.deleted.push(...value);
      last.inserted.push(...value);
    } else {
      steps.push({ same: value, deleted: [], inserted: [] });
    }
  }
  return steps;
}

function isSpace({ node }: Token): boolean {
  return typeof node.text === "string" && node.text.trim() === "";
}

function changed(tokens: Token[], change: Change): JSONContent[] {
  return tokens.map(({ node }) => ({ ...node, marks: [...(node.marks ?? []), { type: change }] }));
}

/** Neighbouring words that look the same as one text. */
function joined(nodes: JSONContent[]): JSONContent[] {
  const texts: JSONContent[] = [];
  for (const node of nodes) {
    const last = texts.at(-1);
    const alike =
      typeof last?.text === "string" &&
      typeof node.text === "string" &&
      JSON.stringify(last.marks ?? []) === JSON.stringify(node.marks ?? []);
    if (alike) texts[texts.length - 1] = { ...last, text: `${last.text}${node.text}` };
    else texts.push(node);
  }
  return texts;
}
