import type { JSONContent } from "@tiptap/core";
import { blocksTexts } from "#lib/texts/en/blocks.ts";
import { calloutKind } from "../extensions/callout.ts";
import { inlineText } from "../facts.ts";
import { headingLevel } from "../heading-level.ts";
import { escapeHtml, tag } from "../html-tag.ts";
import { isUnseen } from "../unseen-markdown.ts";
import { scrollable, textOf, type Context, type Renderer } from "./context.ts";
import { renderContents } from "./contents.ts";
import { renderMathBlock } from "./math.ts";

/** Blocks that hold text or other blocks. */
export const blockRenderers: readonly (readonly [string, Renderer])[] = [
  ["paragraph", (node, context) => tag("p", {}, context.children(node))],
  ["heading", renderHeading],
  ["bulletList", (node, context) => tag("ul", {}, context.children(node))],
  ["orderedList", renderOrderedList],
  ["listItem", (node, context) => tag("li", {}, context.children(node))],
  ["taskList", (node, context) => tag("ul", { "data-type": "taskList" }, context.children(node))],
  ["taskItem", renderTaskItem],
  ["blockquote", (node, context) => tag("blockquote", {}, context.children(node))],
  ["callout", renderCallout],
  ["toggle", renderToggle],
  ["toggleSummary", (node, context) => tag("p", {}, context.children(node))],
  ["toggleContent", (node, context) => tag("div", { class: "toggle-content" }, context.children(node))],
  ["mathBlock", renderMathBlock],
  ["tableOfContents", renderContents],
  ["footnoteDefinition", (node, context) => context.footnotes.inPlace(node, context)],
  ["horizontalRule", () => tag("hr")],
  ["rawMarkdown", renderRawMarkdown],
];

function renderHeading(node: JSONContent, context: Context): string {
  const id = context.anchors.get(node)?.anchor;
  return tag(`h${headingLevel(node)}`, id === undefined ? {} : { id }, context.children(node));
}

function renderOrderedList(node: JSONContent, context: Context): string {
  const start = Number(node.attrs?.start);
  const attributes = Number.isSafeInteger(start) && start !== 1 ? { start: String(start) } : {};
  return tag("ol", attributes, context.children(node));
}

function renderTaskItem(node: JSONContent, context: Context): string {
  const checked = node.attrs?.checked === true;
  const label = inlineText(node.content?.[0] ?? {}).trim();
  const box = tag("input", {
    type: "checkbox",
    disabled: "",
    ...(checked ? { checked: "" } : {}),
    ...(label === "" ? {} : { "aria-label": label }),
  });
  return tag(
    "li",
    { "data-type": "taskItem", "data-checked": String(checked) },
    `${tag("label", {}, box)}${tag("div", {}, context.children(node))}`,
  );
}

function renderCallout(node: JSONContent, context: Context): string {
  const kind = calloutKind(node.attrs?.kind);
  const title = textOf(node.attrs?.title) || blocksTexts.callout[kind];
  return tag(
    "div",
    { class: "callout", "data-kind": kind, role: "note", "aria-label": title },
    tag("p", { class: "callout-title" }, escapeHtml(title)) +
      tag("div", { class: "callout-body" }, context.children(node)),
  );
}

/** The first summary heads the toggle; whatever else is in it, in any order, is what it folds away. */
function renderToggle(node: JSONContent, context: Context): string {
  const parts = Array.isArray(node.content) ? node.content : [];
  const summary = parts.find(({ type }) => type === "toggleSummary");
  const head = (summary && context.children(summary)) || escapeHtml(blocksTexts.toggleSummary);
  const rest = context.children({ content: parts.filter((part) => part !== summary) });
  return tag(
    "details",
    { class: "toggle", ...(node.attrs?.open === true ? { open: "" } : {}) },
    tag("summary", {}, head) + rest,
  );
}

/** A remark in a comment and where links lead are not for readers. */
function renderRawMarkdown(node: JSONContent): string {
  if (isUnseen(inlineText(node))) return "";
  const code = tag("code", {}, escapeHtml(inlineText(node)));
  return tag("pre", { "data-raw-markdown": "", class: "raw-markdown", ...scrollable }, code);
}
