import { Extension } from "@tiptap/core";
import { isChangeOrigin } from "@tiptap/extension-collaboration";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { pasteTexts } from "#lib/texts/en/paste.ts";
import { quietButton } from "../quiet-button.ts";
import { undoSeparately } from "./undo-separately.ts";

interface Offer {
  /** Where the link leads that was pasted. */
  address: string;
  /** What would be shown in its place. */
  page: string;
  provider: string;
}

interface Shown {
  offer: Offer;
  /** The buttons behind the link; none while there is no such link. */
  buttons: DecorationSet;
}

const key = new PluginKey<Shown | null>("embedOffer");
type Change = { offer: Offer | null } | "keep";

/** Offers to show a pasted video in its place, until somebody goes on writing. */
export const EmbedOffer = Extension.create({
  name: "embedOffer",
  addProseMirrorPlugins: () => [
    new Plugin<Shown | null>({
      key,
      state: {
        init: () => null,
        apply(transaction, shown) {
          const change = transaction.getMeta(key) as Change | undefined;
          if (change !== undefined && change !== "keep")
            return change.offer && show(transaction.doc, change.offer);
          if (!shown || !transaction.docChanged) return shown;
          const written = !isChangeOrigin(transaction) && !transaction.getMeta("appendedTransaction");
          return written && change !== "keep" ? null : move(shown, transaction);
        },
      },
      props: {
        decorations: (state) => key.getState(state)?.buttons,
        handleKeyDown(view, event) {
          if (event.key !== "Escape" || !key.getState(view.state)) return false;
          close(view);
          return true;
        },
      },
    }),
  ],
});

export function offerEmbed(view: EditorView, offer: Offer): void {
  view.dispatch(view.state.tr.setMeta(key, { offer } satisfies Change));
}

/** A change that is not somebody going on to write. */
export function keepOffer(transaction: Transaction): Transaction {
  return transaction.setMeta(key, "keep" satisfies Change);
}

function show(doc: ProseMirrorNode, offer: Offer): Shown {
  const end = linkIn(doc, offer.address)?.to;
  if (end === undefined) return { offer, buttons: DecorationSet.empty };
  const widget = Decoration.widget(end, (view) => buttonsFor(view, offer), {
    key: `embed-offer ${offer.address}`,
    side: 1,
    ignoreSelection: true,
    stopEvent: () => true,
  });
  return { offer, buttons: DecorationSet.create(doc, [widget]) };
}

/** The link is looked for in the whole note only when it is not where it should be after a change. */
function move({ offer, buttons }: Shown, { doc, mapping }: Transaction): Shown {
  const moved = buttons.map(mapping, doc);
  const [at] = moved.find();
  const before = at && doc.resolve(at.from).nodeBefore;
  return before && isLink(before, offer.address) ? { offer, buttons: moved } : show(doc, offer);
}

function close(view: EditorView): void {
  view.dispatch(view.state.tr.setMeta(key, { offer: null } satisfies Change));
}

function buttonsFor(view: EditorView, offer: Offer): HTMLElement {
  const group = document.createElement("span");
  group.className = "embed-offer";
  group.contentEditable = "false";
  group.role = "group";
  group.setAttribute("aria-label", pasteTexts.offer);
  group.append(
    quietButton(pasteTexts.embed(offer.provider), () => embed(view, offer)),
    quietButton(pasteTexts.keepLink, () => {
      close(view);
      view.focus();
    }),
  );
  return group;
}

/** In place of the paragraph when nothing else is in it, behind it otherwise. */
function embed(view: EditorView, { address, page }: Offer): void {
  const { doc, schema, tr } = view.state;
  const place = linkIn(doc, address);
  const node = schema.nodes.embed?.create({ src: page });
  if (!place || !node) return;
  const $from = doc.resolve(place.from);
  const alone = $from.parent.content.size === place.to - place.from;
  tr.delete(place.from, place.to);
  undoSeparately(view);
  if (alone) tr.insert(tr.mapping.map($from.before()), node);
  else tr.insert(tr.mapping.map($from.after()), node);
  view.dispatch(tr.setMeta(key, { offer: null } satisfies Change).scrollIntoView());
  view.focus();
}

function linkIn(doc: ProseMirrorNode, address: string): { from: number; to: number } | null {
  let found: { from: number; to: number } | null = null;
  doc.descendants((node, pos) => {
    if (isLink(node, address)) found = { from: pos, to: pos + node.nodeSize };
  });
  return found;
}

function isLink(node: ProseMirrorNode, address: string): boolean {
  return node.isText && node.marks.some(({ type, attrs }) => type.name === "link" && attrs.href === address);
}
