import type { Editor, Range } from "@tiptap/core";
import type { Plugin } from "@tiptap/pm/state";
import type { SuggestionMatch } from "@tiptap/suggestion";
import { linksTexts } from "#lib/texts/en/links.ts";
import { insertChosen } from "../blocks/soft-space.ts";
import { suggestionMenu } from "../blocks/suggestion-menu.ts";
import { chooseLink } from "./choose-link.ts";
import type * as Items from "./link-items.tsx";
import type { LinkItem, PersonItem, TagItem } from "./link-items.tsx";
import type { NoteLinks } from "./note-links.ts";

// What the lists hold comes when the first of them opens; only where they open is here.

/** Without a connection there is nothing to choose from, and one goes on typing. */
async function choices<Item>(find: (module: typeof Items) => Promise<Item[]>): Promise<Item[]> {
  try {
    return await find(await import("./link-items.tsx"));
  } catch (error) {
    console.error(error);
    return [];
  }
}

const pauseMs = 90;

/** `[[`: notes by their titles; `#` goes on to the headings of one, `|` to other words for it. */
export function noteMenu(editor: Editor, links: NoteLinks): Plugin {
  return suggestionMenu<LinkItem>({
    editor,
    name: "noteMenu",
    char: "[[",
    label: linksTexts.notesMenu,
    none: linksTexts.noNotes,
    pauseMs,
    findSuggestionMatch: ({ $position }) => matchBefore($position, /!?\[\[([^[\]\n]{0,200})$/),
    items: ({ query }) => choices(({ linkItems }) => linkItems(query, links)),
    choose: ({ editor: chosenIn, range, item }) => chooseLink(chosenIn, { range, item, links }),
  });
}

/** `@`: the people of the workspace. */
export function peopleMenu(editor: Editor, links: NoteLinks): Plugin {
  return suggestionMenu<PersonItem>({
    editor,
    name: "peopleMenu",
    char: "@",
    label: linksTexts.peopleMenu,
    pauseMs,
    findSuggestionMatch: ({ $position }) =>
      matchBefore($position, /(?<=^|[\s(])@([\p{L}\p{N}\p{M}.'’-]*(?: [\p{L}\p{N}\p{M}.'’-]+)?)$/u),
    items: ({ query }) => choices(({ personItems }) => personItems(query, links)),
    choose: ({ editor: chosenIn, range, item: { user, name } }) =>
      insertChosen(chosenIn, range, { type: "mention", attrs: { user, name } }),
  });
}

/** `#` and a letter: tags that are in use. A new one is simply typed. */
export function tagMenu(editor: Editor, links: NoteLinks): Plugin {
  return suggestionMenu<TagItem>({
    editor,
    name: "tagMenu",
    char: "#",
    label: linksTexts.tagsMenu,
    pauseMs,
    findSuggestionMatch: ({ $position }) =>
      matchBefore($position, /(?<=^|[\s(])#([\p{L}\p{N}\p{M}_][\p{L}\p{N}\p{M}_/-]{0,99})$/u),
    items: ({ query }) => choices(({ tagItems }) => tagItems(query, links)),
    choose: ({ editor: chosenIn, range, item: { tag } }) =>
      insertChosen(chosenIn, range, { type: "text", text: `#${tag}` }),
  });
}

/** What was typed before the caret, in the same run of text, as far as it is meant for a list. */
function matchBefore(
  $position: { nodeBefore: { isText: boolean; text?: string | undefined } | null; pos: number },
  pattern: RegExp,
): SuggestionMatch {
  const text = $position.nodeBefore?.isText ? ($position.nodeBefore.text ?? "") : "";
  const match = pattern.exec(text);
  if (!match) return null;
  const range: Range = { from: $position.pos - match[0].length, to: $position.pos };
  return { range, query: match[1] ?? "", text: match[0] };
}
