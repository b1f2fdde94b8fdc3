import type { JSONContent } from "@tiptap/core";
import type { NoteContent } from "../yjs.ts";
import { compareBlocks, type Compared } from "./compare-blocks.ts";
import { compareText } from "./compare-text.ts";

/** What became of a note, for `renderBody`. */
export interface Difference {
  /** Null when the title is the same; else its line. */
  title: JSONContent | null;
  /** The same of the tags, separated by commas. */
  tags: JSONContent | null;
  /** The blocks that changed, each with its neighbours; between them how many were left out. */
  body: JSONContent;
}

/** What changed from one state of a note to another, word by word, block by block. */
export function compareNotes(before: NoteContent, after: NoteContent): Difference {
  return {
    title: line(before.title, after.title),
    tags: line((before.tags ?? []).join(", "), (after.tags ?? []).join(", ")),
    body: {
      type: "doc",
      content: withoutTheRest(compareBlocks(before.body.content ?? [], after.body.content ?? [])),
    },
  };
}

function line(before: string, after: string): JSONContent | null {
  if (before === after) return null;
  const text = (words: string) => (words === "" ? [] : [{ type: "text", text: words }]);
  return { type: "doc", content: compareText(text(before), text(after)) };
}

/** One unchanged block beside each change says where it is; the others would hide it. */
function withoutTheRest(blocks: Compared[]): JSONContent[] {
  const shown: JSONContent[] = [];
  let left = 0;
  const close = () => {
    if (left > 0) shown.push({ type: "unchangedBlocks", attrs: { count: left } });
    left = 0;
  };
  for (const [at, { node, changed }] of blocks.entries()) {
    if (!changed && !blocks[at - 1]?.changed && !blocks[at + 1]?.changed) {
      left += 1;
      continue;
    }
    close();
    shown.push(node);
  }
  close();
  return shown;
}
