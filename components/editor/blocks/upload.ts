import { Extension, type Editor } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { warnOfLoss } from "#components/shell/leaving.ts";
import { shownImageTypes } from "#lib/editor/attachment-limits.ts";
import { uploadTexts } from "#lib/texts/en/uploads.ts";
import { undoSeparately } from "../paste/undo-separately.ts";
import { refusalOf, sendFile, type SentFile } from "./send-file.ts";
import { uploadBox } from "./upload-box.ts";
import { addBox, fillBox, removeBox, uploadPlaces } from "./upload-places.ts";
import { inTurn } from "./upload-queue.ts";

/** Files that are pasted, dropped or chosen: shown on their way, then put where they were meant to be. */
export const Uploads = Extension.create<{ noteId: string }>({
  name: "uploads",
  addOptions: () => ({ noteId: "" }),
  addProseMirrorPlugins() {
    const { noteId } = this.options;
    return [
      uploadPlaces(),
      new Plugin({
        key: new PluginKey("dropFiles"),
        props: {
          handleDrop: (view, event) => {
            const items = [...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === "file");
            if (items.length === 0) return false;
            event.preventDefault(); // else the browser opens the file in place of the note
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
            if (view.editable)
              insertFiles(view, { noteId, files: filesIn(items), at: at ?? view.state.doc.content.size });
            return true;
          },
        },
      }),
    ];
  },
});

/** Opens the browser's file dialog for pictures. */
export function chooseImage(editor: Editor, noteId: string): void {
  choose(editor, { noteId, accept: shownImageTypes.join(",") });
}

/** Opens the browser's file dialog for any files. */
export function chooseFile(editor: Editor, noteId: string): void {
  choose(editor, { noteId, accept: "" });
}

function choose(editor: Editor, { noteId, accept }: { noteId: string; accept: string }): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = accept;
  input.multiple = true;
  input.onchange = () => {
    const files = [...(input.files ?? [])];
    insertFiles(editor.view, { noteId, files, at: editor.state.selection.from });
  };
  input.click();
}

interface Chosen {
  file: File;
  /** Why it cannot be sent, when that is known already. */
  refusal?: string;
}

/** The files of a drop; folders are among them, and cannot be read. */
function filesIn(items: DataTransferItem[]): Chosen[] {
  return items.flatMap((item) => {
    const file = item.getAsFile();
    if (!file) return [];
    return [item.webkitGetAsEntry()?.isDirectory === true ? { file, refusal: uploadTexts.folder } : { file }];
  });
}

/** Uploads files and puts them in at a position of the text, in their order. */
export function insertFiles(
  view: EditorView,
  { noteId, files, at }: { noteId: string; files: (File | Chosen)[]; at: number },
): void {
  for (const chosen of files) {
    startUpload(view, { noteId, at, ...(chosen instanceof File ? { file: chosen } : chosen) });
  }
}

function startUpload(
  view: EditorView,
  { noteId, file, refusal, at }: Chosen & { noteId: string; at: number },
): void {
  let stop = new AbortController();
  const box = uploadBox(file.name, {
    cancel: () => {
      stop.abort();
      removeBox(view, box);
    },
    retry: () => void send(),
  });
  addBox(view, box, at);

  async function send(): Promise<void> {
    const message = refusal ?? refusalOf(file);
    if (message !== null) return box.show({ failed: message, again: false });
    stop = new AbortController();
    const { signal } = stop;
    const mayLeave = warnOfLoss(() => (view.isDestroyed ? null : uploadTexts.leave));
    signal.addEventListener("abort", mayLeave);
    box.show("waiting");
    const upload = () => sendFile({ noteId, file, signal, onProgress: (progress) => box.show(progress) });
    const sent = await inTurn(async () => (signal.aborted || view.isDestroyed ? null : await upload()));
    mayLeave();
    if (sent === null || view.isDestroyed) return;
    if (!sent.ok) return box.show({ failed: sent.message, again: sent.again });
    const node = nodeOf(view, sent.file);
    if (!node) return removeBox(view, box);
    undoSeparately(view);
    fillBox(view, box, node);
  }
  void send();
}

function nodeOf({ state: { schema } }: EditorView, { url, name, image, size, type }: SentFile) {
  return image
    ? schema.nodes.image?.create({ src: url, alt: "" })
    : schema.nodes.file?.create({ src: url, name, size, type });
}
