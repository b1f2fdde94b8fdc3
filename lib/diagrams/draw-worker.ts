import { parentPort } from "node:worker_threads";
import { renderMermaidSVG } from "beautiful-mermaid";

/** Draws one diagram after another, apart from everything else: a few words can keep the layout busy for minutes. */
parentPort?.on("message", (source: string) => {
  let svg: string | null;
  try {
    svg = renderMermaidSVG(source, { padding: 8, transparent: true });
  } catch {
    svg = null; // Whatever is wrong with it, its author sees the source and that it cannot be drawn.
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
  parentPort?.postMessage(svg);
});
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
parentPort?.postMessage("ready");
