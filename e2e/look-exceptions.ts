import type { Place } from "./every-place.ts";
import type { Structure } from "./read-look.ts";

export const structure: Structure = {
  leftOut: [
    // ProseMirror's own, without which browsers cannot put a caret at the end of a line or beside a block.
    ".ProseMirror-trailingBreak, .ProseMirror-separator",
    // What is pressed to change a block, or needs a script: pages for reading do without.
    ".code-copy, .image-handle, .embed-show, .toggle-knob, .file-download, .footnote-back",
    // The words of a box to tick, for those who hear them; read views say them in an attribute.
    "li[data-checked] > label > span",
    // The widths that columns were given: the boxes of their cells tell whether they have them.
    "colgroup",
    // The source of a diagram is written above it in the editor, and folded below it elsewhere.
    ".code-block:has(> .diagram) > pre, .diagram-source",
    // In read views it is the number of an item, which the browser draws.
    ".footnote-number",
    // It draws nothing where it stands.
    "svg defs",
  ],
  seenThrough: [
    // What holds a block together with what is left out above.
    ".code-block, .math-view, .toggle-parts, .image-box",
    // Read views gather footnotes in a list at their end; in the editor each stands where it is written.
    ".footnotes, .footnotes > ol, .footnote-body",
  ],
  named: {
    // A <summary> takes the space bar for itself: see lib/editor/views/summary-view.ts.
    ".toggle": "details.toggle",
    ".toggle-summary, .toggle > summary": "summary",
    // In the editor pressing a file selects it; its link is beside its name.
    ".file-block": "a.file-block",
    ".footnote, .footnotes > ol > li": "footnote",
  },
  attributes: "alt colspan data-checked data-depth data-kind data-type rowspan start type".split(" "),
};

/** What is different in one place, on purpose. */
export interface Exception {
  place: Place;
  /** Parts with this in their path. */
  of: RegExp;
  /** Properties, sides of the box, or pseudo-elements; "all" when the part need not even be there. */
  what: RegExp | "all";
  why: string;
}

export const exceptions: readonly Exception[] = [
  {
    place: "public page",
    of: /^p A note that is nowhere/,
    what: "all",
    why: "A link to what the public may not know is only its words there (design, law 9).",
  },
  {
    place: "editor",
    of: /./,
    what: /text-wrap-style$/,
    why: "Lines are broken as they are typed: prettier breaks would move words above the caret (live/typing.css).",
  },
  {
    place: "stored text",
    of: /./,
    what: /(?:text-wrap-style|font-variant-ligatures)$/,
    why: "It is set as the editor will set it, so that no line or letter moves when that takes its place.",
  },
  {
    place: "editor",
    of: /./,
    what: /font-variant-ligatures$/,
    why: "No caret stands inside a ligature, and typing between its letters would change their shape.",
  },
  {
    place: "editor",
    of: /summary [^>]*$/,
    what: /^::before$/,
    why: "The triangle is drawn by .toggle-knob, which is a button: the line beside it can be written in.",
  },
  {
    place: "editor",
    of: /^a\.file-block$/,
    what: /^::after$/,
    why: "The arrow is drawn by .file-download, which is the link.",
  },
  {
    place: "editor",
    of: /^figure\.diagram$/,
    what: /^(?:top|height)$/,
    why: "Its source is above it rather than folded below.",
  },
  {
    place: "editor",
    of: /^footnote(?: > p [^>]*)?$/,
    what: /^(?:top|left|width|height|display|list-style|vertical-align|::marker)$/,
    why: "It stands where it is written, its number beside it, not as an item at the end of the page.",
  },
];
