import { Extension, type Editor } from "@tiptap/core";
import { FileHandler } from "@tiptap/extension-file-handler";
import { Plugin, PluginKey, type EditorState } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { sendFile } from "./send-file.ts";
import { uploadBox, type UploadBox } from "./upload-box.ts";

const key = new PluginKey<DecorationSet>("uploads");

type Change = { add: { box: UploadBox; pos: number } } | { remove: UploadBox };

/** Pictures and files that are pasted, dropped or chosen: shown on their way, then put where they were meant to be. */
export const Uploads = Extension.create<{ noteId: string }>({
  name: "uploads",
  addOptions: () => ({ noteId: "" }),
  addExtensions() {
    const { noteId } = this.options;
    return [
      FileHandler.configure({
        consumePasteEvent: true,
        onPaste: (editor, files, html) => {
          // Word and spreadsheets put a picture of the text beside the text itself.
          if (html && !/^\s*(?:<meta[^>]*>)?\s*<img[^>]*>\s*$/i.test(html)) return;
          uploadFiles({ editor, noteId, files, at: editor.state.selection.from });
        },
        onDrop: (editor, files, at) => uploadFiles({ editor, noteId, files, at }),
      }),
    ];
  },
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply(transaction, boxes) {
          const moved = boxes.map(transaction.mapping, transaction.doc);
          const change = transaction.getMeta(key) as Change | undefined;
          if (!change) return moved;
          if ("remove" in change)
            return moved.remove(moved.find(undefined, undefined, ({ box }) => box === change.remove));
          const { box, pos } = change.add;
          return moved.add(transaction.doc, [
            Decoration.widget(pos, box.element, { box, side: 1, ignoreSelection: true }),
          ]);
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});

/** Opens the browser's file dialog for a picture. */
export function chooseImage(editor: Editor, noteId: string): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = "image/png,image/jpeg,image/gif,image/webp,image/avif";
  input.multiple = true;
  input.onchange = () => {
    const files = [...(input.files ?? [])];
    uploadFiles({ editor, noteId, files, at: editor.state.selection.from });
  };
  input.click();
}

function uploadFiles(given: { editor: Editor; noteId: string; files: File[]; at: number }): void {
  for (const file of given.files) startUpload({ ...given, file });
}

function startUpload(given: { editor: Editor; noteId: string; file: File; at: number }): void {
  const { editor, noteId, file, at } = given;
  const change = (meta: Change) => {
    if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(key, meta));
  };
  const box = uploadBox(file.name, { retry: () => void send(), dismiss: () => change({ remove: box }) });
  const pos = blockEnd(editor.state, at);
  change({ add: { box, pos } });

  async function send(): Promise<void> {
    box.show({ progress: 0 });
    const sent = await sendFile({ noteId, file, onProgress: (progress) => box.show({ progress }) });
    if (!sent.ok) return box.show({ failed: sent.message });
    const place = placeOf(editor, box);
    if (place === null) return;
    change({ remove: box });
    const { url, name, image } = sent.file;
    const content = image
      ? { type: "image", attrs: { src: url, alt: "" } }
      : {
          type: "paragraph",
          content: [{ type: "text", text: name, marks: [{ type: "link", attrs: { href: url } }] }],
        };
    editor.commands.insertContentAt(place, content, { updateSelection: false });
  }
  void send();
}

/** Behind the block at a position, or in place of it when there is nothing in it: pictures are blocks of their own. */
function blockEnd(state: EditorState, at: number): number {
  const $at = state.doc.resolve(Math.min(at, state.doc.content.size));
  return $at.depth === 0 ? $at.pos : $at.after(1);
}

function placeOf(editor: Editor, box: UploadBox): number | null {
  if (editor.isDestroyed) return null;
  const [found] = key.getState(editor.state)?.find(undefined, undefined, (spec) => spec.box === box) ?? [];
  return found?.from ?? null;
}
