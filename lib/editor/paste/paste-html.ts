import {
  DOMParser as BlockParser,
  type Node as ProseMirrorNode,
  type ResolvedPos,
  type Slice,
} from "@tiptap/pm/model";
import * as pmView from "@tiptap/pm/view";
import type { EditorView } from "@tiptap/pm/view";
import { cleanHtml } from "./clean-html.ts";
import { isBlock, isElement, unwrap } from "./elements.ts";
import { breath, type Batches, type Incoming } from "./insert-gradually.ts";
import { PendingImages, type PastedImage } from "./pending-images.ts";
import { sourceOf } from "./source.ts";

/** ProseMirror's own reader, which fits what it reads to its place; exported, but not in its types. */
const { __parseFromClipboard: parseFromClipboard } = pmView as unknown as {
  __parseFromClipboard: (...given: [EditorView, string, string, boolean, ResolvedPos]) => Slice | null;
};

type InsertFiles = (view: EditorView, files: File[], at?: number) => void;

/** Puts HTML in where the caret is, or over the cells that are selected; pictures within it are uploaded. */
export function pasteHtml(
  view: EditorView,
  { html, event, insertFiles }: { html: string; event: ClipboardEvent; insertFiles: InsertFiles },
): void {
  const body = readHtml(html);
  const images = new PendingImages();
  cleanHtml(body, { html, image: images.take });
  if (cellText(body) !== null && !isInTable(view)) body.textContent = cellText(body);
  const slice = parseFromClipboard(view, "", body.innerHTML, false, view.state.selection.$from);
  if (slice) pasteSlice(view, slice, { event, images, insertFiles });
}

function pasteSlice(
  view: EditorView,
  slice: Slice,
  { event, images, insertFiles }: { event: ClipboardEvent; images: PendingImages; insertFiles: InsertFiles },
): void {
  if (!images.any && view.someProp("handlePaste", (handle) => handle(view, event, slice))) return;
  const single = slice.openStart === 0 && slice.openEnd === 0 && slice.content.childCount === 1;
  const only = single ? slice.content.firstChild : null;
  const { tr } = view.state;
  if (only) tr.replaceSelectionWith(only, false);
  else tr.replaceSelection(slice);
  const pasted = images.takeOut(tr);
  view.dispatch(tr.scrollIntoView().setMeta("paste", true));
  for (const { file, at } of pasted.toReversed()) insertFiles(view, [file], at);
}

/** A single cell of a spreadsheet, outside a table, is only its value. */
function cellText(body: Element): string | null {
  const [table] = body.children;
  if (!table || body.children.length !== 1 || !isElement(table, "table")) return null;
  const cells = table.querySelectorAll("td, th");
  return cells.length === 1 ? (table.textContent ?? "").trim() : null;
}

function isInTable(view: EditorView): boolean {
  const { $from } = view.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.spec.tableRole === "table") return true;
  }
  return false;
}

function readHtml(html: string): HTMLElement {
  return new DOMParser().parseFromString(html, "text/html").body;
}

/** The same for more than can be taken in at once: read piece by piece. */
export function muchHtml(view: EditorView, html: string, insertFiles: InsertFiles): Incoming {
  const images = new PendingImages();
  let pasted: PastedImage[] = [];
  return {
    batches: batchesOf(view, html, images),
    finish: (tr) => (pasted = images.takeOut(tr)),
    done() {
      for (const { file, at } of pasted.toReversed()) insertFiles(view, [file], at);
    },
  };
}

const pieceLength = 8_000;

async function* batchesOf(view: EditorView, html: string, images: PendingImages): Batches {
  const own = /\bdata-pm-slice=/.test(html.slice(0, 5_000));
  const source = sourceOf(html);
  const styles = /<style[\s\S]*?<\/style>/i.exec(html.slice(0, 200_000))?.[0] ?? "";
  const parser = BlockParser.fromSchema(view.state.schema);
  const body = readHtml(html);
  await breath();
  for (const piece of piecesOf(body)) {
    if (!own) cleanHtml(piece, { source, html: styles, image: images.take });
    if (piece.childNodes.length > 0) yield childrenOf(parser.parse(piece));
    await breath();
  }
}

function childrenOf(doc: ProseMirrorNode): readonly ProseMirrorNode[] {
  return doc.content.content;
}

/** The top of the document in pieces; what belongs together because it stands side by side stays so. */
function* piecesOf(body: HTMLElement): Generator<HTMLElement> {
  openContainers(body);
  let piece = body.ownerDocument.createElement("div");
  let length = 0;
  while (body.firstChild) {
    const child = body.firstChild;
    if (length > pieceLength && mayPart(piece.lastChild, child)) {
      yield piece;
      piece = body.ownerDocument.createElement("div");
      length = 0;
    }
    length += child.textContent?.length ?? 0;
    piece.append(child);
  }
  yield piece;
}

const containers = ["div", "article", "section", "main", "b", "span", "center", "font"];

/** What only holds blocks together would otherwise be one piece. */
function openContainers(body: HTMLElement): void {
  for (let child = body.firstElementChild; child;) {
    const opens =
      isElement(child, ...containers) &&
      (child.textContent?.length ?? 0) > pieceLength &&
      [...child.children].some(isBlock) &&
      child.getAttribute("class")?.includes("highlight") !== true;
    const next: Element | null = opens
      ? (child.firstElementChild ?? child.nextElementSibling)
      : child.nextElementSibling;
    if (opens) unwrap(child);
    child = next;
  }
}

function mayPart(before: Node | null, after: Node): boolean {
  if (!before || !isBlock(after)) return false;
  const listed = (node: Node) =>
    isElement(node, "ul", "ol", "li", "dl") ||
    (isElement(node) && /mso-list/.test(node.getAttribute("style") ?? ""));
  return isBlock(before)
    ? !(listed(before) && listed(after))
    : before.nodeType === 3 && !before.textContent?.trim();
}
