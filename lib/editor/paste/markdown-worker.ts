import { blocksInMarkdown } from "./blocks-in-markdown.ts";
import type { MarkdownPortion } from "./paste-markdown.ts";

/** Small enough that receiving one does not hold up a key. */
const portionLength = 50;

/** Reads Markdown beside the page. */
addEventListener("message", ({ data }: MessageEvent<string>) => {
  const blocks = blocksInMarkdown(data);
  const tell = (portion: MarkdownPortion) => postMessage(portion);
  for (let at = 0; at < blocks.length; at += portionLength) tell(blocks.slice(at, at + portionLength));
  tell(null);
});
