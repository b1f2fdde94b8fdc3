import type { JSONContent } from "@tiptap/core";
import { Slice } from "@tiptap/pm/model";
import type { EditorState } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { blocksInMarkdown } from "./blocks-in-markdown.ts";
import type { Batches } from "./insert-gradually.ts";

/** Puts Markdown in as the blocks it means. */
export function pasteMarkdown(view: EditorView, text: string): void {
  const slice = markdownSlice(view.state, blocksInMarkdown(text));
  view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView().setMeta("paste", true));
}

function markdownSlice({ schema }: EditorState, blocks: JSONContent[]): Slice {
  const { content } = schema.nodeFromJSON({ type: "doc", content: blocks });
  const ends = [content.firstChild, content.lastChild].map((node) =>
    node?.type.name === "paragraph" ? 1 : 0,
  );
  return new Slice(content, ends[0] ?? 0, ends[1] ?? 0);
}

/** The same for more than can be read at once: beside the page, and piece by piece. */
export async function* muchMarkdown(view: EditorView, text: string): Batches {
  for await (const blocks of parsedAside(text))
    yield blocks.map((block) => view.state.schema.nodeFromJSON(block));
}

/** What the worker is told, and what it tells: blocks in portions, then null. */
export type MarkdownPortion = JSONContent[] | null;

async function* parsedAside(text: string): AsyncGenerator<JSONContent[]> {
  let worker: Worker;
  try {
    worker = new Worker(new URL("./markdown-worker.ts", import.meta.url), { type: "module" });
  } catch {
    // No workers here, such as in tests: then it is read where we are.
    yield blocksInMarkdown(text);
    return;
  }
  const portions: MarkdownPortion[] = [];
  let failed = false;
  let wake = () => undefined as void;
  const told = () => {
    wake();
  };
  worker.addEventListener("message", ({ data }: MessageEvent<MarkdownPortion>) => {
    portions.push(data);
    told();
  });
  worker.addEventListener("error", () => {
    failed = true;
    told();
  });
  worker.postMessage(text, { transfer: [] }); // a worker has no origin to name
  try {
    for (;;) {
      while (portions.length === 0 && !failed) await new Promise<void>((resolve) => (wake = resolve));
      if (failed) {
        yield blocksInMarkdown(text);
        return;
      }
      const portion = portions.shift();
      if (!portion) return;
      yield portion;
    }
  } finally {
    worker.terminate();
  }
}
