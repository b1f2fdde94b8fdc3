import type { EditorView } from "@tiptap/pm/view";
import type { Batches } from "./insert-gradually.ts";

const linesAtOnce = 100;

/** Plain text as paragraphs, one for each line: more of it than can be taken in at once. */
export async function* muchText({ state: { schema } }: EditorView, text: string): Batches {
  const paragraph = schema.nodes.paragraph;
  if (!paragraph) return;
  const lines = text.split(/\n+/).filter((line) => line !== "");
  for (let at = 0; at < lines.length; at += linesAtOnce) {
    yield lines.slice(at, at + linesAtOnce).map((line) => paragraph.create(null, schema.text(line)));
  }
}
