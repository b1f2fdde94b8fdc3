import { FilePlus, FileText, Hash, Heading, Quote } from "lucide-react";
import { Avatar } from "#components/ui/avatar.tsx";
import { linksTexts } from "#lib/texts/en/links.ts";
import type { SuggestionItem } from "../blocks/suggestion-list.tsx";
import { isSameTitle, type LinkableNote, type NoteLinks } from "./note-links.ts";

/** A link to put in: to a note (perhaps a heading of it, perhaps under other words), or to one still to be made. */
export interface LinkItem extends SuggestionItem {
  note: LinkableNote | null;
  target: string;
  heading: string | null;
  alias: string | null;
}

export interface PersonItem extends SuggestionItem {
  user: string;
}

export interface TagItem extends SuggestionItem {
  tag: string;
}

const shown = 8;
const plain = { heading: null, alias: null };

/** What there is to link to for what was typed after `[[`. */
export async function linkItems(query: string, links: NoteLinks): Promise<LinkItem[]> {
  const [, title = "", sign, rest = ""] = /^([^#|]*)([#|])?(.*)$/.exec(query) ?? [];
  if (sign === undefined) return await noteItems(title.trim(), links);
  const note = links.exactly(title.trim()) ?? (await links.suggest(title.trim()))[0] ?? null;
  if (sign === "#") return note ? await headingItems(note, rest, links) : [];
  if (rest.trim() === "") return [];
  const target = note?.title ?? title.trim();
  const alias = rest.trim();
  return [
    {
      id: "alias",
      name: alias,
      hint: target,
      picture: <Quote aria-hidden />,
      note,
      target,
      heading: null,
      alias,
    },
  ];
}

/** Notes with the words in their titles; then the offer to make one; then those that only have them in their text. */
async function noteItems(title: string, links: NoteLinks): Promise<LinkItem[]> {
  const found = (await links.suggest(title)).filter(({ id }) => id !== links.noteId).slice(0, shown);
  if (title === "" || found.some((note) => isSameTitle(note.title, title))) return found.map(noteItem);
  const words = title.toLowerCase().split(/\s+/);
  const isNamed = (note: LinkableNote) => words.every((word) => note.title.toLowerCase().includes(word));
  const create: LinkItem = {
    id: "create",
    name: linksTexts.createNote(title),
    picture: <FilePlus aria-hidden />,
    note: null,
    target: title,
    ...plain,
  };
  const others = found.filter((note) => !isNamed(note));
  return [...found.filter(isNamed).map(noteItem), create, ...others.map(noteItem)];
}

function noteItem(note: LinkableNote): LinkItem {
  const { id, title, notebook } = note;
  const name = title || linksTexts.untitled;
  return { id, name, hint: notebook.name, picture: <FileText aria-hidden />, note, target: title, ...plain };
}

async function headingItems(note: LinkableNote, query: string, links: NoteLinks): Promise<LinkItem[]> {
  const [wanted = "", alias] = query.split("|");
  const headings = await links.headings(note.id);
  return headings
    .filter(({ text }) => text.toLowerCase().includes(wanted.trim().toLowerCase()))
    .slice(0, 3 * shown)
    .map(({ text, level }, at) => ({
      id: `heading-${at}`,
      name: text,
      hint: `H${level}`,
      picture: <Heading aria-hidden />,
      group: linksTexts.headingsMenu(note.title),
      note,
      target: note.title,
      heading: text,
      alias: alias?.trim() || null,
    }));
}

/** The people who may be meant; those who may not read the note say so. */
export async function personItems(query: string, links: NoteLinks): Promise<PersonItem[]> {
  const people = await links.people(query);
  return people.slice(0, shown).map(({ id, name, reads }) => ({
    id,
    name,
    user: id,
    ...(!reads && { hint: linksTexts.cannotRead }),
    picture: <Avatar id={id} name={name} size="small" />,
  }));
}

/** The tags that go on from what was typed; none when that is one already, so that Enter ends the line. */
export async function tagItems(query: string, links: NoteLinks): Promise<TagItem[]> {
  const tags = await links.tags(query);
  if (tags.some(({ tag }) => isSameTitle(tag, query))) return [];
  return tags.slice(0, shown).map(({ tag, notes }) => ({
    id: tag,
    name: tag,
    tag,
    hint: String(notes),
    picture: <Hash aria-hidden />,
  }));
}
