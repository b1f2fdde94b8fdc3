import type { ChainedCommands, Editor, Range } from "@tiptap/core";
import { insertBlock } from "../blocks/insert-block.ts";
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
  if (embed) putEmbed(editor.chain().focus(), range, attrs).run();
  else
    editor
      .chain()
      .focus()
      .insertContentAt(range, { type: "noteLink", attrs: { ...attrs, alias } })
      .run();
  if (note) return;
  void links.create(target).then((made) => {
    if (made) leadTo(editor, target, made.id);
  });
}

/** In place of what was typed, with a line below to go on writing. */
export function putEmbed(
  chain: ChainedCommands,
  range: Range,
  attrs: { note: string | null; target: string; heading: string | null },
): ChainedCommands {
  return chain.deleteRange(range).command(insertBlock({ type: "noteEmbed", attrs }));
}
