import { Extension, type Editor, type Range } from "@tiptap/core";
import { PluginKey } from "@tiptap/pm/state";
import { ReactRenderer } from "@tiptap/react";
import { Suggestion, type SuggestionProps } from "@tiptap/suggestion";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { findBlocks, type Insertable, type Turnable } from "./blocks.ts";
import { SlashList, type SlashListHandle, type SlashListProps } from "./slash-list.tsx";

type Block = Turnable | Insertable;

interface SlashMenuOptions {
  /** Asks for a picture and puts it in. */
  chooseImage: (editor: Editor) => void;
}

/** A slash at the start of a word opens the list of blocks. */
export const SlashMenu = Extension.create<SlashMenuOptions>({
  name: "slashMenu",
  addOptions: () => ({ chooseImage: () => undefined }),
  addProseMirrorPlugins() {
    const { chooseImage } = this.options;
    return [
      Suggestion<Block, Block>({
        editor: this.editor,
        pluginKey: new PluginKey("slashMenu"),
        char: "/",
        decorationClass: "slash-query",
        allow: ({ editor, state, range }) => {
          const { parent } = state.doc.resolve(range.from);
          return editor.isEditable && !parent.type.spec.code && !editor.isActive("code");
        },
        items: ({ query }) => findBlocks(query),
        command: ({ editor, range, props }) => insert({ editor, range, block: props, chooseImage }),
        render: () => slashRenderer(),
      }),
    ];
  },
});

function insert(given: {
  editor: Editor;
  range: Range;
  block: Block;
  chooseImage: (editor: Editor) => void;
}): void {
  const { editor, range, block, chooseImage } = given;
  const chain = editor.chain().focus().deleteRange(range);
  if (block.group !== "insert") block.turn(chain).run();
  else if (block.id === "table") chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run();
  else if (block.id === "divider") chain.setHorizontalRule().run();
  else {
    chain.run();
    chooseImage(editor);
  }
}

/** The editor keeps the focus; it says itself which entry of the list is the chosen one. */
function slashRenderer() {
  let list: ReactRenderer<SlashListHandle, SlashListProps> | undefined;
  let unmount: (() => void) | undefined;
  let latest: SuggestionProps<Block, Block> | undefined;
  const close = (editor: Editor) => {
    unmount?.();
    list?.destroy();
    list = undefined;
    if (editor.isDestroyed) return;
    for (const name of ["aria-activedescendant", "aria-controls"]) editor.view.dom.removeAttribute(name);
  };
  return {
    onStart(props: SuggestionProps<Block, Block>) {
      latest = props;
      list = new ReactRenderer(SlashList, { editor: props.editor, props: propsOf(props) });
      unmount = props.mount(list.element);
    },
    onUpdate(props: SuggestionProps<Block, Block>) {
      latest = props;
      list?.updateProps(propsOf(props));
    },
    onKeyDown({ event }: { event: KeyboardEvent }) {
      if (list?.ref) return list.ref.pressed(event);
      // Quick fingers are there before React has drawn the list.
      const first = latest?.items[0];
      if (event.key !== "Enter" || !first) return false;
      latest?.command(first);
      return true;
    },
    onExit: ({ editor }: SuggestionProps<Block, Block>) => close(editor),
  };
}

function propsOf({ editor, items, command }: SuggestionProps<Block, Block>): SlashListProps {
  return {
    blocks: items,
    choose: command,
    label: editorTexts.blocksMenu,
    announce: ({ list, option }) => {
      if (editor.isDestroyed) return;
      editor.view.dom.setAttribute("aria-controls", list);
      if (option) editor.view.dom.setAttribute("aria-activedescendant", option);
      else editor.view.dom.removeAttribute("aria-activedescendant");
    },
  };
}
