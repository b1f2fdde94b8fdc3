import type { Editor, Extensions } from "@tiptap/core";
import { SlashMenu } from "../blocks/slash-menu.ts";
import { SoftSpaces } from "../blocks/soft-space.ts";
import { EmojiMenu } from "../emoji/emoji-menu.tsx";
import { Overlays } from "../overlays.ts";
import { FloatingToolbars } from "./floating.tsx";
import { blockToolbar, selectionToolbar } from "./floatings.ts";
import { ToolbarKeys } from "./toolbar-keys.ts";

/** The menus and toolbars of an editor, as far as they have to be there from the start. */
export function writingExtensions(help: {
  chooseImage: (editor: Editor) => void;
  chooseFile: (editor: Editor) => void;
}): Extensions {
  return [
    SlashMenu.configure(help),
    EmojiMenu,
    SoftSpaces,
    ToolbarKeys,
    Overlays,
    FloatingToolbars.configure({ toolbars: [selectionToolbar, blockToolbar] }),
  ];
}
