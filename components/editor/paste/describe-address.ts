import type { EditorView } from "@tiptap/pm/view";
import { askJson } from "#components/ui/ask-json.ts";
import { embeddable } from "#lib/editor/embeds.ts";
import { placesOfAddress } from "#lib/editor/paste/address.ts";
import { keepOffer, offerEmbed } from "./embed-offer.ts";
import { undoSeparately } from "./undo-separately.ts";

interface Described {
  title: string | null;
  note: string | null;
}

/**
 * After an address was pasted: its words become the title of its page, a note of ours becomes a link that follows the note, and what can
 * be shown in place is offered so. Whatever is not known, or comes too late, leaves the address as it is.
 */
export function describePasted(
  view: EditorView,
  { noteId, address }: { noteId: string; address: string },
): void {
  const found = embeddable(address);
  if (found) offerEmbed(view, { address, page: found.page, provider: found.provider });
  void askJson<Described>("/page-titles", { body: { note: noteId, address } }).then((described) => {
    if (described && !view.isDestroyed) say(view, address, described);
  });
}

function say(view: EditorView, address: string, { title, note }: Described): void {
  const [place] = placesOfAddress(view, address);
  const { schema, tr, doc } = view.state;
  const linked = place && doc.nodeAt(place.from);
  if (!place || !linked || title === null) return;
  const link = note === null ? null : (schema.nodes.noteLink?.create({ note, target: title }) ?? null);
  undoSeparately(view); // one undo brings the address back
  tr.replaceWith(place.from, place.to, link ?? schema.text(title, linked.marks));
  view.dispatch(keepOffer(tr));
}
