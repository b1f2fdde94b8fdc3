import type { Editor } from "@tiptap/core";
import { linkAddress } from "./link-address.ts";

/** What a link leads to. */
export type LinkTarget = { href: string } | { note: { id: string; title: string } };

/** The link the selection is in, or could become. The words are null where more than words are selected. */
export interface LinkThere {
  href: string | null;
  text: string | null;
}

/** Looks at the selection, which is widened to the whole link when it is in one. */
export function linkAt(editor: Editor): LinkThere {
  const linked = editor.isActive("link");
  if (linked) editor.commands.extendMarkRange("link");
  const href = linked ? (editor.getAttributes("link").href as string) : null;
  const { from, to } = editor.state.selection;
  let pieces = 0;
  let words = true;
  editor.state.doc.nodesBetween(from, to, (node) => {
    if (!node.isInline) return;
    pieces += 1;
    words &&= node.isText;
  });
  // Typed anew, a text is of one piece; what is partly bold stays as it is.
  return { href, text: words && pieces === 1 ? editor.state.doc.textBetween(from, to) : null };
}

/** Links the selected text, or what is typed instead of it. */
export function putLink(editor: Editor, target: LinkTarget, text: string | null): void {
  const { from, to } = editor.state.selection;
  const selected = editor.state.doc.textBetween(from, to);
  const words = text?.trim() || null;
  if ("note" in target) {
    const { id: note, title } = target.note;
    const alias = (words ?? selected) === title ? null : (words ?? selected) || null;
    editor
      .chain()
      .focus()
      .insertContentAt({ from, to }, { type: "noteLink", attrs: { note, target: title, alias } })
      .run();
    return;
  }
  const { href } = target;
  if (words === null || words === selected) {
    editor.chain().focus().setLink({ href }).run();
    return;
  }
  const marks = editor.state.doc.resolve(from).marksAcross(editor.state.doc.resolve(to)) ?? [];
  const kept = marks.filter(({ type }) => type.name !== "link").map((mark) => mark.toJSON());
  const content = { type: "text", text: words, marks: [...kept, { type: "link", attrs: { href } }] };
  editor.chain().focus().insertContentAt({ from, to }, content).run();
}

/** What somebody typed as an address; a bare word is none. */
export function targetOf(typed: string): LinkTarget | null {
  const href = linkAddress(typed);
  return href === null ? null : { href };
}
