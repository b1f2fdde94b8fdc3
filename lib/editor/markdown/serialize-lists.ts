import type { JSONContent } from "@tiptap/core";
import { listStart } from "../extensions/lists.ts";
import { prefixed } from "./serialize-quotes.ts";
import { paragraphMarkdown } from "./serialize-inline.ts";

type Write = (blocks: JSONContent[], marker?: string) => string;

/** Which lists would become one if they stood side by side with the same marker. */
export function listFamily({ type }: JSONContent): "bullet" | "ordered" | null {
  if (type === "bulletList" || type === "taskList") return "bullet";
  return type === "orderedList" ? "ordered" : null;
}

/** Neighbouring lists need different markers. */
export function listMarker(family: string, previous: string): string {
  if (family === "bullet") return previous === "-" ? "*" : "-";
  return previous === "." ? ")" : ".";
}

/** A list, or null for one without items. `write` turns an item's blocks into Markdown. */
export function listMarkdown(list: JSONContent, marker: string, write: Write): string | null {
  const start = listStart(list.attrs?.start ?? 1);
  const items = (list.content ?? []).map((item, index) => {
    const sign = list.type === "orderedList" ? `${Math.min(start + index, 999_999_999)}${marker}` : marker;
    const task = list.type === "taskList" ? `[${item.attrs?.checked === true ? "x" : " "}] ` : "";
    const text = `${task}${itemMarkdown(item.content ?? [], { marker, task: task !== "", write })}`.trimEnd();
    return prefixed(text, `${sign} `, " ".repeat(sign.length + 1)).trimEnd();
  });
  return items.length > 0 ? items.join("\n") : null;
}

type Item = { marker: string; task: boolean; write: Write };

function itemMarkdown(content: JSONContent[], { marker, task, write }: Item): string {
  const blocks = content.filter((block) => !isEmptyParagraph(block));
  const first = blocks[0]?.type === "paragraph" ? paragraphMarkdown(blocks[0].content ?? []) : "";
  const rest = blocks[0]?.type === "paragraph" ? blocks.slice(1) : blocks;
  // Directly after `- ` another `- - -` would be a divider, so the marker changes.
  const others = first === "" && !task ? write(rest, marker) : write(rest);
  if (others === "") return first;
  if (first === "" && !task) return others;
  return `${first}${followsTightly(rest[0], first !== "") ? "\n" : "\n\n"}${others}`;
}

/** Only a list that may interrupt a paragraph can follow one without a blank line. */
function followsTightly(block: JSONContent | undefined, afterText: boolean): boolean {
  if (!block || !listFamily(block) || !afterText) return false;
  if (block.type === "orderedList" && listStart(block.attrs?.start ?? 1) !== 1) return false;
  const first = block.content?.[0]?.content?.find((inner) => !isEmptyParagraph(inner));
  return first?.type === "paragraph" && paragraphMarkdown(first.content ?? []) !== "";
}

function isEmptyParagraph({ type, content = [] }: JSONContent): boolean {
  return type === "paragraph" && content.length === 0;
}
