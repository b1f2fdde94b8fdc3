import { Extension } from "@tiptap/core";
import { Plugin, PluginKey, type EditorState } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { addressIn, insertAddress } from "./address.ts";
import { markdownOf } from "./copied-markdown.ts";
import { endDirections } from "./directions.ts";
import type { Incoming } from "./insert-gradually.ts";
import { loadConverters, loadedConverters, type Converters } from "./load-converters.ts";
import { looksLikeMarkdown } from "./looks-like-markdown.ts";
import { markedPlaces, markPlace } from "./marked-places.ts";
import { muchText } from "./paste-text.ts";
import { cellsIn } from "./spreadsheet-text.ts";
import { takeMuch } from "./take-much.ts";
import { UndoStep } from "./undo-step.ts";

export interface PasteOptions {
  /** Puts in files that came without text. */
  insertFiles: (view: EditorView, files: File[], at?: number) => void;
  /** An address came in as a link; whoever knows more about it may say it now. */
  describeAddress: (view: EditorView, address: string) => void;
  /** It was more than any note can hold, and nothing came in. */
  tooMuch: () => void;
}

/**
 * Everything that comes in by pasting. HTML is read as what it says, wherever it is from; plain text that is Markdown
 * becomes blocks, rows of a spreadsheet a table, an address a link. A plain sentence stays plain, and Shift+paste or
 * pasting into code always does. Copying puts Markdown into the clipboard's plain text.
 */
export const Paste = Extension.create<PasteOptions>({
  name: "notePaste",
  addOptions: () => ({
    insertFiles: () => undefined,
    describeAddress: () => undefined,
    tooMuch: () => undefined,
  }),
  addProseMirrorPlugins() {
    return [
      markedPlaces(),
      new Plugin({
        key: new PluginKey("paste"),
        appendTransaction: (transactions, _before, after) => endDirections(transactions, after),
        props: {
          handleDOMEvents: {
            paste: (view, event) => {
              const taken = view.editable && takePaste(view, event, this.options);
              if (taken) event.preventDefault();
              return taken;
            },
            // Whoever does that may paste next.
            keydown: (_view, { key }) => (key === "Control" || key === "Meta") && prepare(),
            contextmenu: prepare,
          },
          clipboardTextSerializer: (slice) => markdownOf(slice),
        },
      }),
    ];
  },
});

function prepare(): false {
  void loadConverters().catch(() => null); // offline: it is tried again with the paste
  return false;
}

/** Beyond this the editor would stand still while it takes everything in at once. */
const MUCH = 50_000;

function takePaste(view: EditorView, event: ClipboardEvent, options: PasteOptions): boolean {
  const { html, text, files } = clipboardOf(event);
  if (isInCode(view.state)) return false;
  // Word and spreadsheets put a picture of the text beside the text itself.
  if (files.length > 0 && (html === "" ? text === "" : isImageOnly(html))) {
    options.insertFiles(view, files);
    return true;
  }
  if (isShiftHeld(view)) return takePlain(view, text, options);
  if (html !== "" && !isPlainText(html)) return takeHtml(view, { html, text, event, options });
  return takeText(view, { text, event, options });
}

function clipboardOf({ clipboardData: data }: ClipboardEvent): { html: string; text: string; files: File[] } {
  const text = (data?.getData("text/plain") ?? "").replace(/\r\n?/g, "\n");
  return { html: data?.getData("text/html") ?? "", text, files: [...(data?.files ?? [])] };
}

interface Taken {
  text: string;
  event: ClipboardEvent;
  options: PasteOptions;
}

function takeHtml(view: EditorView, { html, text, event, options }: Taken & { html: string }): boolean {
  const own = /\bdata-pm-slice=/.test(html.slice(0, 5_000));
  if (own && html.length <= MUCH) return false;
  const address = own ? null : addressIn(text);
  if (address !== null && view.state.selection.empty && wordsIn(html) === address)
    return takeAddress(view, address, options);
  const { insertFiles, tooMuch } = options;
  const read = (ready: Converters) => ready.muchHtml(view, html, insertFiles);
  if (html.length > MUCH) pasteMuch(view, text, { read, length: html.length, tooMuch });
  else withConverters(view, text, (ready) => ready.html(view, { html, event, insertFiles }));
  return true;
}

function takeText(view: EditorView, { text, event, options }: Taken): boolean {
  const address = view.state.selection.empty ? addressIn(text) : null;
  if (address !== null) return takeAddress(view, address, options);
  const cells = cellsIn(text);
  if (cells) {
    withConverters(view, text, (ready) => ready.cells(view, cells, event));
    return true;
  }
  if (!looksLikeMarkdown(text)) return takePlain(view, text, options);
  const read = (ready: Converters) => ({ batches: ready.muchMarkdown(view, text) });
  const { length } = text;
  if (length > MUCH) pasteMuch(view, text, { read, length, tooMuch: options.tooMuch });
  else withConverters(view, text, (ready) => ready.markdown(view, text));
  return true;
}

function takePlain(view: EditorView, text: string, { tooMuch }: PasteOptions): boolean {
  const { length } = text;
  if (length <= MUCH) return false;
  void takeMuch(view, { length, coming: Promise.resolve({ batches: muchText(view, text) }), tooMuch });
  return true;
}

function takeAddress(view: EditorView, address: string, options: PasteOptions): boolean {
  if (!insertAddress(view, address)) return false;
  options.describeAddress(view, address);
  return true;
}

/**
 * The first paste waits for the converters, at its place, behind which writing goes on. When they cannot be had, the
 * words come in as they are: offline, unless somebody has pasted in this browser before (the service worker keeps
 * what was once loaded).
 */
function withConverters(view: EditorView, text: string, work: (loaded: Converters) => void): void {
  const ready = loadedConverters();
  if (ready) {
    new UndoStep(view.state).change(() => work(ready));
    return;
  }
  const place = markPlace(view);
  const fill = (put: () => void) => {
    if (!view.isDestroyed) place.fill(put);
  };
  void loadConverters().then(
    (loaded) => fill(() => work(loaded)),
    () => fill(() => view.pasteText(text)),
  );
}

interface MuchToRead {
  read: (loaded: Converters) => Incoming;
  length: number;
  tooMuch: () => void;
}

function pasteMuch(view: EditorView, text: string, { read, length, tooMuch }: MuchToRead): void {
  const coming = loadConverters().then(read, () => ({ batches: muchText(view, text) }));
  void takeMuch(view, { length, coming, tooMuch });
}

function wordsIn(html: string): string {
  return html.length > MUCH
    ? ""
    : html
        .replace(/<[^>]*>/g, "")
        .replaceAll("&amp;", "&")
        .trim();
}

function isImageOnly(html: string): boolean {
  return /^\s*(?:<html>\s*<body>\s*)?(?:<!--StartFragment-->)?(?:<meta[^>]*>)?\s*<img[^>]*>\s*(?:<!--EndFragment-->)?\s*(?:<\/body>\s*<\/html>)?\s*$/i.test(
    html,
  );
}

/** Code editors put HTML beside the text that is nothing but coloured lines. */
function isPlainText(html: string): boolean {
  const beginning = html.slice(0, MUCH);
  return (
    html === "" ||
    (/font-family:[^;"]*(?:mono|consolas|menlo|courier)/i.test(beginning) &&
      !/<(?:h[1-6]|li|a|table|strong|em|p)\b|docs-internal-guid/i.test(beginning))
  );
}

function isInCode({ selection: { $from } }: EditorState): boolean {
  return $from.parent.type.spec.code === true;
}

function isShiftHeld(view: object): boolean {
  return (view as { input?: { shiftKey?: boolean } }).input?.shiftKey === true;
}
