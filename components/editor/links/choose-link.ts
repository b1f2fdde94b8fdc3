import type { Editor, Range } from "@tiptap/core";
import { leadTo } from "./lead-to.ts";
import type { LinkItem } from "./link-items.tsx";
import { asLive, type NoteLinks } from "./note-links.ts";

/** Puts the link in, as a card when it was begun by an exclamation mark. A note that is not there yet is made. */
export function chooseLink(
  editor: Editor,
  { range, item, links }: { range: Range; item: LinkItem; links: NoteLinks },
): void {
  const { note, target, heading, alias } = item;
  if (note) links.notes.learn(asLive(note));
  const embed = editor.state.doc.textBetween(range.from, range.to).startsWith("!");
  const attrs = { note: note?.id ?? null, target, heading };
  const content = embed ? { type: "noteEmbed", attrs } : { type: "noteLink", attrs: { ...attrs, alias } };
  editor.chain().focus().insertContentAt(range, content).run();
  if (note) return;
  void links.create(target).then((made) => {
    if (made) leadTo(editor, target, made.id);
  });
}
