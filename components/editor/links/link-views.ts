import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import type { NodeView } from "@tiptap/pm/view";
import { writtenLink } from "#lib/editor/extensions/note-link.ts";
import { fragmentFor } from "#lib/editor/note-fragment.ts";
import { linksTexts } from "#lib/texts/en/links.ts";
import type { LinkedNotes, LinkKey } from "./linked-notes.ts";

/** What a link or an embedded note shows; drawn again when its attributes or what is known of its note change. */
interface Look {
  dom: HTMLElement;
  draw: (node: ProseMirrorNode) => void;
}

/** `[[Title]]` with the title that the note has now, or the words its author chose. */
export function noteLinkView(first: ProseMirrorNode, notes: LinkedNotes): NodeView {
  const dom = document.createElement("a");
  dom.className = "note-link";
  const draw = (node: ProseMirrorNode) => {
    const live = notes.get(keyOf(node));
    const alias: unknown = node.attrs.alias;
    const words =
      typeof alias === "string" && alias !== "" ? alias : (live?.title ?? writtenLink(node.attrs));
    dom.textContent = words || linksTexts.untitled;
    point(dom, live && live.url + fragmentOf(node));
    dom.toggleAttribute("data-missing", live === null);
    dom.title = live === null ? linksTexts.notFound : "";
  };
  return liveView(first, notes, { dom, draw });
}

/** `![[Title]]` as a card: the title and how the note begins. */
export function noteEmbedView(first: ProseMirrorNode, notes: LinkedNotes): NodeView {
  const dom = document.createElement("div");
  dom.className = "note-embed";
  const title = document.createElement("p");
  title.className = "note-embed-title";
  const link = document.createElement("a");
  link.className = "note-link";
  title.append(link);
  const excerpt = document.createElement("p");
  dom.append(title);
  const draw = (node: ProseMirrorNode) => {
    const live = notes.get(keyOf(node));
    link.textContent = (live?.title ?? writtenLink(node.attrs)) || linksTexts.untitled;
    point(link, live && live.url + fragmentOf(node));
    link.toggleAttribute("data-missing", live === null);
    excerpt.textContent = live?.excerpt ?? "";
    if (excerpt.textContent === "") excerpt.remove();
    else dom.append(excerpt);
  };
  return liveView(first, notes, { dom, draw });
}

function liveView(first: ProseMirrorNode, notes: LinkedNotes, { dom, draw }: Look): NodeView {
  let node = first;
  const watch = () => notes.watch(keyOf(node), () => draw(node));
  let stop = watch();
  dom.contentEditable = "false";
  draw(node);
  return {
    dom,
    update(next) {
      if (next.type !== node.type) return false;
      const sameNote = JSON.stringify(keyOf(next)) === JSON.stringify(keyOf(node));
      node = next;
      if (!sameNote) {
        stop();
        stop = watch();
      }
      draw(node);
      return true;
    },
    ignoreMutation: () => true,
    destroy: () => stop(),
  };
}

/** The note a link or an embed leads to. */
export function keyOf({ attrs }: ProseMirrorNode): LinkKey {
  const { note, target } = attrs as { note?: unknown; target?: unknown };
  return {
    note: typeof note === "string" && note !== "" ? note : null,
    target: typeof target === "string" ? target : "",
  };
}

/** The part of the other note's address that its heading is at. */
export function fragmentOf({ attrs }: ProseMirrorNode): string {
  const heading: unknown = attrs.heading;
  return fragmentFor(typeof heading === "string" ? heading : null);
}

/** Without an address it is no link for anybody who reads the page by ear. */
function point(link: HTMLAnchorElement, url: string | null | undefined): void {
  if (!url) link.removeAttribute("href");
  else link.href = url;
  link.tabIndex = -1;
}
