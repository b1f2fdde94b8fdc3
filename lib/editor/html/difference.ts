import { differenceTexts as texts } from "#lib/texts/en/difference.ts";
import { escapeHtml, tag } from "../html-tag.ts";
import { scrollable, type Renderer } from "./context.ts";

/** What lib/editor/difference puts between the blocks of a note. */
export const differenceRenderers: readonly (readonly [string, Renderer])[] = [
  ["changedCode", (node, context) => tag("pre", scrollable, tag("code", {}, context.children(node)))],
  [
    "changedBlock",
    (node, context) => {
      const change = changeOf(node.attrs?.change);
      const label = tag("p", { class: "difference-label" }, escapeHtml(texts.block[change]));
      return tag("div", { class: "difference-block", "data-change": change }, label + context.children(node));
    },
  ],
  [
    "changeRemark",
    (node) =>
      tag("span", { class: "difference-remark" }, escapeHtml(texts.block[changeOf(node.attrs?.remark)])),
  ],
  [
    "unchangedBlocks",
    (node) => tag("p", { class: "difference-rest" }, escapeHtml(texts.unchanged(Number(node.attrs?.count)))),
  ],
];

function changeOf(value: unknown): keyof typeof texts.block {
  return value === "inserted" || value === "deleted" || value === "moved" ? value : "looks";
}
