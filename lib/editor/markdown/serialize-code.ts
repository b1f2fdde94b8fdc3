import type { JSONContent } from "@tiptap/core";
import { inlineText } from "../facts.ts";

/** A fenced block of code; its fence is longer than any in it. */
export function codeMarkdown(block: JSONContent): string {
  const info = [block.attrs?.language, block.attrs?.meta]
    .filter((part) => typeof part === "string" && part !== "")
    .join(" ")
    .replace(/\s+/g, " ")
    .replace(/\\|&(?=#?\w+;)/g, "\\$&");
  return fenced(inlineText(block), info);
}

/** A formula on lines of its own; one with `$$` at the end of a line in a fence, as GitHub writes them, too. */
export function mathMarkdown(block: JSONContent): string {
  const tex = inlineText(block);
  if (tex === "") return "$$\n$$";
  const plain = tex.split("\n").every((line) => line.trim() !== "" && !line.trimEnd().endsWith("$$"));
  return plain ? `$$\n${tex}\n$$` : fenced(tex, "math");
}

function fenced(code: string, info: string): string {
  const sign = info.includes("`") ? "~" : "`";
  let longest = 2;
  for (const [run] of code.matchAll(/`+|~+/g)) longest = Math.max(longest, run.length);
  const fence = sign.repeat(longest + 1);
  return `${fence}${info}\n${code === "" ? "" : `${code}\n`}${fence}`;
}
