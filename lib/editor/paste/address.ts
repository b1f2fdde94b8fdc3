import type { EditorView } from "@tiptap/pm/view";
import { isAllowedHref } from "../addresses.ts";

/** The address that a text is, if it is nothing else; null for words, several addresses, and what may not be linked. */
export function addressIn(text: string): string | null {
  const address = text.trim();
  if (address.length > 2_000 || !/^https?:\/\/[^\s<>"]+$/i.test(address)) return null;
  return isAllowedHref(address) && URL.canParse(address) ? address : null;
}

/** Puts an address in as a link where the caret is. Says whether it could. */
export function insertAddress(view: EditorView, address: string): boolean {
  const { schema, selection, storedMarks, tr } = view.state;
  const link = schema.marks.link;
  if (!link || !selection.$from.parent.type.allowsMarkType(link)) return false;
  const marks = (storedMarks ?? selection.$from.marks()).filter(({ type }) => type !== link);
  const words = schema.text(address, link.create({ href: address }).addToSet(marks));
  const inserted = tr.replaceSelectionWith(words, false).removeStoredMark(link);
  view.dispatch(inserted.scrollIntoView().setMeta("paste", true).setMeta("preventAutolink", true));
  return true;
}

/** Where an address still stands as it was pasted: the text and the link are both nothing but it. */
export function placesOfAddress(view: EditorView, address: string): { from: number; to: number }[] {
  const places: { from: number; to: number }[] = [];
  view.state.doc.descendants((node, pos) => {
    const link = node.isText && node.text === address && node.marks.find(({ type }) => type.name === "link");
    if (link && link.attrs.href === address) places.push({ from: pos, to: pos + node.nodeSize });
  });
  return places;
}
