import type { JSONContent } from "@tiptap/core";
import type { Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import { withBlockIds, withoutBlockIds } from "#lib/editor/block-id.ts";
import { emptyBody } from "#lib/editor/body.ts";
import { inlineText } from "#lib/editor/facts.ts";
import { liftTitle } from "#lib/editor/markdown/parse.ts";
import { fitProperties } from "#lib/editor/properties.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import { addNote, type AddedNote } from "./add-note.ts";
import { readAbout } from "./front-matter.ts";
import { parseMarkdownApart } from "./parse-markdown-apart.ts";
import type { CreateNote } from "./schema.ts";
import { storeNote } from "./store-note.ts";

/**
 * Makes a note: empty, from Markdown, or from a template; without a title, the first heading of the Markdown is its title.
 * Markdown that comes through the API tells the people it names; a template named them before.
 */
export async function createNote(actor: Actor, input: CreateNote): Promise<AddedNote> {
  const { workspace, notebook, parent } = input;
  // Reading Markdown is work that is not done for strangers.
  await transaction((tx) => requireWorkspace(tx, actor, { slug: workspace, action: "view" }));
  const written = await contentOf(input);
  const isApi = actor.kind === "token";
  const origin = isApi ? "api" : "created";
  const tells = isApi && input.template === undefined;
  return await transaction(async (tx) => {
    const content = input.template ? await fromTemplate(tx, actor, { id: input.template, written }) : written;
    return await addNote(tx, actor, { workspace, notebook, parent, content, origin, tells });
  });
}

/** A template's text with blocks of its own, and its tags. */
async function fromTemplate(
  tx: Tx,
  actor: Actor,
  { id, written }: { id: string; written: NoteContent },
): Promise<NoteContent> {
  const template = await requireNote(tx, actor, { id, needed: "read" });
  const { content } = await storeNote(tx, template.id);
  const body = withBlockIds(withoutBlockIds(content.body));
  return { title: written.title, body, tags: [...(written.tags ?? []), ...(content.tags ?? [])] };
}

async function contentOf(input: CreateNote): Promise<NoteContent> {
  const { tags = [], properties = {} } = input;
  const { tags: more = [], ...content } = await textOf(input);
  return {
    ...content,
    tags: [...tags, ...more],
    properties: { ...content.properties, ...fitProperties(properties) },
  };
}

async function textOf({ title, markdown }: CreateNote): Promise<NoteContent> {
  if (markdown === undefined) return { title: title ?? "", body: emptyBody() };
  const file = readAbout(markdown);
  const { body } = await parseMarkdownApart(file.body, { liftTitle: false, bodyOnly: true });
  const lifted = liftTitle(body);
  if (title === undefined) {
    const found = lifted.title ?? file.title ?? firstHeading(lifted.body) ?? "";
    return { title: found.slice(0, 500), body: lifted.body, ...file.about };
  }
  return { title, body: lifted.title === title ? lifted.body : body, ...file.about };
}

/** A heading that does not open the text is a part of it: it gives the title, and stays. */
function firstHeading(body: JSONContent): string | undefined {
  const heading = body.content?.find((block) => block.type === "heading");
  return heading && inlineText(heading).trim();
}
