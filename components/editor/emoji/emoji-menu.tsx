import { Extension, InputRule } from "@tiptap/core";
import { editorTexts } from "#lib/texts/en/editor.ts";
import type * as emojiData from "./emoji-data.ts";
import type { SuggestionItem } from "../blocks/suggestion-list.tsx";
import { insertChosen } from "../blocks/soft-space.ts";
import { suggestionMenu } from "../blocks/suggestion-menu.ts";

type EmojiData = typeof emojiData;

interface EmojiItem extends SuggestionItem {
  character: string;
}

const shown = 8;
let loaded: EmojiData | null = null;

async function loadEmoji(): Promise<EmojiData> {
  return (loaded ??= await import("./emoji-data.ts"));
}

/** A colon and two letters offer emoji; `:tada:` becomes one. They are letters like others in the text. */
export const EmojiMenu = Extension.create({
  name: "emojiMenu",
  addInputRules() {
    return [
      new InputRule({
        find: /(?:^|\s)(:([\w+-]+):)$/,
        handler: ({ state, range, match }) => {
          const character = loaded?.emojiNamed(match[2] ?? "");
          if (!character) return null;
          state.tr.insertText(character, range.to - (match[1]?.length ?? 0) + 1, range.to);
        },
      }),
    ];
  },
  addProseMirrorPlugins() {
    return [
      suggestionMenu<EmojiItem>({
        editor: this.editor,
        name: "emojiMenu",
        char: ":",
        label: editorTexts.emojiMenu,
        // Fewer letters are a smiley, a French colon, or the end of a word.
        allow: (state, { from, to }) => /^:[a-z0-9+][\w+-]+$/i.test(state.doc.textBetween(from, to)),
        items: ({ query }) =>
          loaded ? itemsIn(loaded, query) : loadEmoji().then((data) => itemsIn(data, query)),
        choose: ({ editor, range, item }) =>
          insertChosen(editor, range, { type: "text", text: item.character }),
      }),
    ];
  },
});

function itemsIn({ findEmoji }: EmojiData, query: string): EmojiItem[] {
  return findEmoji(query, shown).map(({ character, names }) => ({
    id: names[0] ?? character,
    name: `:${names[0] ?? ""}:`,
    picture: (
      <span className="w-5 text-center text-base" aria-hidden>
        {character}
      </span>
    ),
    character,
  }));
}
