import type { JSONContent } from "@tiptap/core";
import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { replaceContent } from "#lib/editor/replace-content.ts";
import { noteFromDoc } from "#lib/editor/yjs.ts";
import { Refusal } from "#lib/errors.ts";
import { writeNote } from "#lib/notes/write-note.ts";
import { requireNote, type PermittedNote } from "#lib/permissions/notes.ts";
import { cutRevision } from "#lib/revisions/cut-revision.ts";
import { fold } from "#lib/search/fold.ts";
import { linksTexts } from "#lib/texts/en/links.ts";
import { placeIn } from "./find-mentions.ts";
import type { LinkMention } from "./schema.ts";

/** Makes the words that name a note in this block of another a link to it; whoever has that open sees it happen. */
export async function linkMention(actor: Actor, { from, block, note: id }: LinkMention): Promise<void> {
  await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id, needed: "read" });
    const other = await requireNote(tx, actor, { id: from, needed: "edit" });
    const { aliasKeys } = await tx.note.findUniqueOrThrow({
      where: { id: note.id },
      select: { aliasKeys: true },
    });
    const names = [fold(note.title), ...aliasKeys].filter((name) => name.trim().length > 1);
    const changed = await writeNote(tx, actor, {
      note: other,
      origin: "api",
      change: (doc) => replaceContent(doc, { body: linked(noteFromDoc(doc).body, { block, note, names }) }),
    });
    if (!changed) throw new Refusal("conflict", linksTexts.mentionGone);
    await cutRevision(tx, { noteId: other.id, kind: actor.kind === "token" ? "api" : "auto", actor });
  });
}

interface Mention {
  block: string;
  note: PermittedNote;
  names: string[];
}

function linked(node: JSONContent, mention: Mention): JSONContent {
  const content = node.content;
  if (!content) return node;
  if (node.attrs?.id !== mention.block || !content.some(({ type }) => type === "text"))
    return { ...node, content: content.map((child) => linked(child, mention)) };
  const place = placeIn(content, mention.names);
  return place
    ? {
        ...node,
        content: content.flatMap((child, at) =>
          at === place.child ? cut(child, place, mention.note) : [child],
        ),
      }
    : node;
}

/** A run of text in up to three: before, the link, after. */
function cut(
  run: JSONContent,
  { from, to }: { from: number; to: number },
  note: PermittedNote,
): JSONContent[] {
  const text = run.text ?? "";
  const words = text.slice(from, to);
  const alias = words === note.title ? null : words;
  const marks = run.marks ? { marks: run.marks } : {};
  const link = {
    type: "noteLink",
    attrs: { note: note.shortId, target: note.title, heading: null, alias },
    ...marks,
  };
  const rest = (part: string): JSONContent[] => (part === "" ? [] : [{ ...run, text: part }]);
  return [...rest(text.slice(0, from)), link, ...rest(text.slice(to))];
}
