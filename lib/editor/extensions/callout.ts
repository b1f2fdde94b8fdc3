import { Node, mergeAttributes } from "@tiptap/core";
import { filled, textOrNull } from "./attributes.ts";

/** The kinds of callout there are; every other word is kept and shown as the nearest of them. */
export const CALLOUT_KINDS = ["note", "tip", "important", "warning", "caution"] as const;

export type CalloutKind = (typeof CALLOUT_KINDS)[number];

const NEAREST: ReadonlyMap<string, CalloutKind> = new Map<string, CalloutKind>([
  ...CALLOUT_KINDS.map((kind) => [kind, kind] as const),
  ...(["info", "abstract", "summary", "tldr", "quote", "cite", "todo", "example"] as const).map(
    (word) => [word, "note"] as const,
  ),
  ...(["hint", "success", "check", "done"] as const).map((word) => [word, "tip"] as const),
  ...(["question", "help", "faq"] as const).map((word) => [word, "important"] as const),
  ...(["attention"] as const).map((word) => [word, "warning"] as const),
  ...(["danger", "error", "bug", "failure", "fail", "missing"] as const).map(
    (word) => [word, "caution"] as const,
  ),
]);

/** The kind a callout is shown as, whatever word it was given. */
export function calloutKind(value: unknown): CalloutKind {
  return (
    (typeof value === "string" && NEAREST.get(value.trim().toLowerCase().replace(/[+-]$/, ""))) || "note"
  );
}

/** A remark set off from the text: blocks under a kind and, if it has one, a title. */
export const Callout = Node.create({
  name: "callout",
  group: "block",
  content: "block*",
  defining: true,
  addAttributes: () => ({
    kind: {
      default: "note",
      parseHTML: (element: HTMLElement) => textOrNull(element.getAttribute("data-kind")) ?? "note",
    },
    title: {
      default: null,
      parseHTML: (element: HTMLElement) => textOrNull(element.getAttribute("data-title")),
    },
  }),
  parseHTML: () => [
    {
      tag: "div.callout",
      contentElement: (element) => element.querySelector<HTMLElement>(":scope > .callout-body") ?? element,
    },
  ],
  renderHTML: ({ node, HTMLAttributes: { kind: _kind, title: _title, ...rest } }) => [
    "div",
    mergeAttributes(
      rest,
      filled({
        class: "callout",
        "data-kind": textOrNull(node.attrs.kind) ?? "note",
        "data-title": textOrNull(node.attrs.title),
      }),
    ),
    ["div", { class: "callout-body" }, 0],
  ],
});
