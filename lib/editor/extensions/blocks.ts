import type { AnyExtension } from "@tiptap/core";
import { calloutView } from "../views/callout-view.ts";
import { contentsView } from "../views/contents-view.ts";
import { embedView } from "../views/embed-view.ts";
import { fileView } from "../views/file-view.ts";
import { footnoteDefinitionView, footnoteReferenceView } from "../views/footnote-views.ts";
import { imageView } from "../views/image-view.ts";
import { mathBlockView, mathInlineView } from "../views/math-views.ts";
import { summaryView } from "../views/summary-view.ts";
import { toggleView } from "../views/toggle-view.ts";
import { BlockRules } from "./block-rules.ts";
import { Callout } from "./callout.ts";
import { Embed } from "./embed.ts";
import { EmptiedBlocks } from "./emptied-blocks.ts";
import { File } from "./file.ts";
import { FootnoteDefinition, FootnoteReference } from "./footnotes.ts";
import { NoteImage } from "./image.ts";
import { Leaving } from "./leaving.ts";
import { MathKeys } from "./math-keys.ts";
import { MathBlock, MathInline } from "./math.ts";
import { Mention } from "./mention.ts";
import { NoteEmbed, NoteLink } from "./note-link.ts";
import { TableOfContents } from "./table-of-contents.ts";
import { ToggleKeys } from "./toggle-keys.ts";
import { ToggleContent, ToggleSummary, Toggle } from "./toggle.ts";

/** The blocks beyond text, lists, code and tables, how they look in the editor, and what keys do in them. */
export const blockExtensions: AnyExtension[] = [
  NoteImage.extend({ addNodeView: () => imageView }),
  File.extend({ addNodeView: () => fileView }),
  Embed.extend({ addNodeView: () => embedView }),
  Callout.extend({ addNodeView: () => calloutView }),
  Toggle.extend({ addNodeView: () => toggleView }),
  ToggleSummary.extend({ addNodeView: () => summaryView }),
  ToggleContent,
  MathBlock.extend({ addNodeView: () => mathBlockView }),
  MathInline.extend({ addNodeView: () => mathInlineView }),
  FootnoteReference.extend({ addNodeView: () => footnoteReferenceView }),
  FootnoteDefinition.extend({ addNodeView: () => footnoteDefinitionView }),
  TableOfContents.extend({ addNodeView: () => contentsView }),
  NoteLink,
  NoteEmbed,
  Mention,
  BlockRules,
  EmptiedBlocks,
  Leaving,
  MathKeys,
  ToggleKeys,
];
