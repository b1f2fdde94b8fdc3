import { Extension } from "@tiptap/core";
import { editorTexts } from "#lib/texts/en/editor.ts";
import type { BlockHelp } from "./blocks.ts";
import type { BlockItem } from "./slash-items.tsx";
import type * as slashItemsModule from "./slash-items.tsx";
import { suggestionMenu } from "./suggestion-menu.ts";

type SlashItems = typeof slashItemsModule;

let loaded: SlashItems | null = null;

/** Has the list of blocks ready, before somebody asks for it. */
export async function loadSlashItems(): Promise<SlashItems> {
  return (loaded ??= await import("./slash-items.tsx"));
}

/** A slash at the start of a word opens the list of blocks. */
export const SlashMenu = Extension.create<BlockHelp>({
  name: "slashMenu",
  addOptions: () => ({ chooseImage: () => undefined, chooseFile: () => undefined }),
  addProseMirrorPlugins() {
    const help = this.options;
    return [
      suggestionMenu<BlockItem>({
        editor: this.editor,
        name: "slashMenu",
        char: "/",
        allowSpaces: true,
        // A second word is for those who look for “callout warning”, not for those who write “either /or”.
        allow: (state, { from, to }) => {
          const query = state.doc.textBetween(from + 1, to);
          // Until the blocks are known, one goes on looking: quick fingers are through both words by then.
          return !/\s/.test(query) || loaded === null || loaded.slashItems(query).length > 0;
        },
        label: editorTexts.blocksMenu,
        none: editorTexts.noBlocks,
        items: ({ query }) =>
          loaded ? loaded.slashItems(query) : loadSlashItems().then(({ slashItems }) => slashItems(query)),
        choose: ({ editor, range, item }) => loaded?.putBlock({ editor, range, item, help }),
      }),
    ];
  },
});
