import { parentPort } from "node:worker_threads";
import { type ParseOptions, parseMarkdown } from "#lib/editor/markdown/parse.ts";

/** Reads one text after the other, apart from everything else. As a string the answer is handed over at once. */
parentPort?.on("message", ({ source, options }: { source: string; options: ParseOptions }) => {
  say(JSON.stringify(parseMarkdown(source, options)));
});
say("ready");

function say(words: string): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  parentPort?.postMessage(words);
}
