import type { JSONContent } from "@tiptap/core";
import { transaction } from "#lib/db/db.ts";
import { createNoteBody } from "#lib/notes/create-note-body.ts";
import { createNoteRow, createSetting } from "./factories.ts";

/** A note with a body, of one paragraph unless another is given, in a workspace of its own unless a notebook is given. */
export async function createWrittenNote(given: { title?: string; text?: string; body?: JSONContent } = {}) {
  const setting = await createSetting();
  const { title = "Sourdough", text = "Feed it daily." } = given;
  const note = await createNoteRow({ notebook: setting.notebook, by: setting.owner });
  const content = text === "" ? [] : [{ type: "text", text }];
  const paragraph = { type: "doc", content: [{ type: "paragraph", ...(text === "" ? {} : { content }) }] };
  const { body = paragraph } = given;
  await transaction((tx) =>
    createNoteBody(tx, { noteId: note.id, userId: setting.owner.id, origin: "created", title, body }),
  );
  return { ...setting, note };
}
