import type { EditorView } from "@tiptap/pm/view";
import { pasteCells } from "./paste-cells.ts";
import { pasteHtml, pasteMuchHtml } from "./paste-html.ts";
import { pasteMarkdown, pasteMuchMarkdown } from "./paste-markdown.ts";
import { pasteMuchText } from "./paste-text.ts";

/** Beyond this the editor would stand still while it takes everything in at once. */
export const MUCH = 50_000;

interface Html {
  html: string;
  event: ClipboardEvent;
  insertFiles: (view: EditorView, files: File[], at?: number) => void;
}

/** What turns pasted things into blocks, loaded together when it is first needed. */
export const converters = {
  async html(view: EditorView, given: Html): Promise<void> {
    if (given.html.length > MUCH) await pasteMuchHtml(view, given.html, given.insertFiles);
    else pasteHtml(view, given);
  },
  async markdown(view: EditorView, text: string): Promise<void> {
    if (text.length > MUCH) await pasteMuchMarkdown(view, text);
    else pasteMarkdown(view, text);
  },
  text: pasteMuchText,
  cells: pasteCells,
};
