import type { JSONContent } from "@tiptap/core";
import { listStart } from "../extensions/lists.ts";
import { imageWidth } from "../extensions/image.ts";
import { inlineText } from "../facts.ts";
import { imageHtml } from "./image-html.ts";
import { imageMarkdown } from "./links.ts";
import { cellMarkdown, headingMarkdown, paragraphMarkdown } from "./serialize-inline.ts";

/** `ruleAllowed`: whether a divider may be written `---` here (not at the very top, not within a list or quote). */
type Place = { ruleAllowed: boolean; marker?: string };

/** Blocks as Markdown, separated by blank lines. */
export function blocksMarkdown(blocks: JSONContent[], place: Place): string {
  const parts: string[] = [];
  let previous: { family: string | null; marker: string } = { family: null, marker: place.marker ?? "" };
  for (const block of blocks) {
    const family = listFamily(block);
    const marker = family
      ? listMarker(family, previous.family === family || parts.length === 0 ? previous.marker : "")
      : "";
    const text = blockMarkdown(block, { ruleAllowed: place.ruleAllowed || parts.length > 0, marker });
    if (text === null) continue;
    parts.push(text);
    previous = { family, marker };
  }
  return parts.join("\n\n");
}

/** One block, or null for one that Markdown cannot show (an empty paragraph). */
// oxlint-disable-next-line complexity -- one flat case for each kind of block
function blockMarkdown(block: JSONContent, place: Required<Place>): string | null {
  const content = block.content ?? [];
  switch (block.type) {
    case "paragraph":
      return paragraphMarkdown(content) || null;
    case "heading":
      return headingMarkdown(Number(block.attrs?.level ?? 1), content);
    case "bulletList":
    case "taskList":
    case "orderedList":
      return listMarkdown(block, place.marker);
    case "blockquote":
      return prefixed(blocksMarkdown(content, { ruleAllowed: false }), "> ", "> ") || ">";
    case "codeBlock":
      return codeMarkdown(block);
    case "table":
      return tableMarkdown(content);
    case "image":
      return blockImage(block.attrs ?? {});
    case "horizontalRule":
      // Elsewhere `---` could open front matter or be taken for a list.
      return place.ruleAllowed ? "---" : "___";
    case "rawMarkdown":
      return inlineText(block).trim() || null;
    default:
      return unknownMarkdown(block);
  }
}

/** A block of a newer schema: its text, so that nothing is lost. */
function unknownMarkdown(block: JSONContent): string | null {
  const content = block.content ?? [];
  const inline = block.text !== undefined || content.some(({ type }) => type === "text");
  return (inline ? paragraphMarkdown(content) : blocksMarkdown(content, { ruleAllowed: false })) || null;
}

function listFamily({ type }: JSONContent): string | null {
  if (type === "bulletList" || type === "taskList") return "bullet";
  return type === "orderedList" ? "ordered" : null;
}

/** Neighbouring lists need different markers, or they would become one. */
function listMarker(family: string, previous: string): string {
  if (family === "bullet") return previous === "-" ? "*" : "-";
  return previous === "." ? ")" : ".";
}

function listMarkdown(list: JSONContent, marker: string): string {
  const start = listStart(list.attrs?.start ?? 1);
  return (list.content ?? [])
    .map((item, index) => {
      const sign = list.type === "orderedList" ? `${Math.min(start + index, 999_999_999)}${marker}` : marker;
      const task = list.type === "taskList" ? `[${item.attrs?.checked === true ? "x" : " "}] ` : "";
      const text =
        `${task}${itemMarkdown(item.content ?? [], { sign, marker, task: task !== "" })}`.trimEnd();
      return prefixed(text, `${sign} `, " ".repeat(sign.length + 1)).trimEnd();
    })
    .join("\n");
}

type Item = { sign: string; marker: string; task: boolean };

function itemMarkdown(blocks: JSONContent[], { marker, task }: Item): string {
  const first = blocks[0]?.type === "paragraph" ? paragraphMarkdown(blocks[0].content ?? []) : "";
  const rest = blocks[0]?.type === "paragraph" ? blocks.slice(1) : blocks;
  // Directly after `- ` another `- - -` would be a divider, so the marker changes.
  const others = blocksMarkdown(rest, { ruleAllowed: false, ...(first === "" && !task ? { marker } : {}) });
  if (others === "") return first;
  if (first === "" && !task) return others;
  return `${first}${followsTightly(rest[0], first !== "") ? "\n" : "\n\n"}${others}`;
}

/** Only a list that may interrupt a paragraph can follow one without a blank line. */
function followsTightly(block: JSONContent | undefined, afterText: boolean): boolean {
  if (!block || !listFamily(block) || !afterText) return false;
  if (block.type === "orderedList" && listStart(block.attrs?.start ?? 1) !== 1) return false;
  return paragraphMarkdown(block.content?.[0]?.content?.[0]?.content ?? []) !== "";
}

function codeMarkdown(block: JSONContent): string {
  const code = inlineText(block);
  const info = [block.attrs?.language, block.attrs?.meta]
    .filter((part) => typeof part === "string" && part !== "")
    .join(" ")
    .replace(/\s+/g, " ")
    .replace(/\\|&(?=#?\w+;)/g, "\\$&");
  const sign = info.includes("`") ? "~" : "`";
  const longest = Math.max(2, ...[...code.matchAll(/`+|~+/g)].map(([run]) => run.length));
  const fence = sign.repeat(longest + 1);
  return `${fence}${info}\n${code === "" ? "" : `${code}\n`}${fence}`;
}

function blockImage(attrs: Record<string, unknown>): string {
  const width = imageWidth(attrs.width);
  const text = (value: unknown) => (typeof value === "string" ? value.replace(/\s+/g, " ") : "");
  if (width === null) return imageMarkdown(attrs);
  return imageHtml({ src: text(attrs.src), alt: text(attrs.alt), title: text(attrs.title), width });
}

function tableMarkdown(rows: JSONContent[]): string {
  const columns = rows.reduce((most, row) => Math.max(most, cellsOf(row).length), 1);
  const header = rows[0]?.content?.every(({ type }) => type === "tableHeader") ? cellsOf(rows[0]) : [];
  const body = header.length > 0 ? rows.slice(1) : rows;
  const aligned = header.length > 0 ? header : cellsOf(rows[0] ?? {});
  const rule = Array.from({ length: columns }, (_, index) => alignment(aligned[index]?.attrs?.align));
  const line = (cells: JSONContent[]) => {
    const texts = Array.from({ length: columns }, (_, index) => cellMarkdown(cells[index]?.content ?? []));
    return `| ${texts.join(" | ")} |`;
  };
  return [line(header), `| ${rule.join(" | ")} |`, ...body.map((row) => line(cellsOf(row)))].join("\n");
}

/** A merged cell is followed by empty ones, so that columns keep their places. */
function cellsOf(row: JSONContent): JSONContent[] {
  return (row.content ?? []).flatMap((cell) => {
    const span = Math.min(Math.max(1, Math.trunc(Number(cell.attrs?.colspan)) || 1), 100);
    return [cell, ...Array.from({ length: span - 1 }, () => ({ type: "tableCell" }))];
  });
}

function alignment(align: unknown): string {
  if (align === "left") return ":---";
  if (align === "center") return ":---:";
  return align === "right" ? "---:" : "---";
}

function prefixed(text: string, first: string, rest: string): string {
  return text
    .split("\n")
    .map((line, index) => (index === 0 ? `${first}${line}` : line === "" ? rest.trimEnd() : `${rest}${line}`))
    .join("\n");
}
