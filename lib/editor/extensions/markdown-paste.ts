import { Extension, type JSONContent } from "@tiptap/core";
import { Slice, type Fragment } from "@tiptap/pm/model";
import { Plugin, PluginKey, type EditorState } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { parseMarkdown } from "../markdown/parse.ts";
import { serializeBlocks } from "../markdown/serialize.ts";

/**
 * Pasted plain text that is Markdown becomes blocks; a plain sentence stays plain, and Shift+paste or pasting into code
 * always does. Copying puts Markdown into the clipboard's plain text.
 */
export const MarkdownPaste = Extension.create({
  name: "markdownPaste",
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey("markdownPaste"),
      props: {
        handlePaste(view, event) {
          const data = event.clipboardData;
          const text = data?.getData("text/plain") ?? "";
          const html = data?.getData("text/html") ?? "";
          if (isInCode(view.state) || isShiftHeld(view) || !isPlainText(html) || !looksLikeMarkdown(text))
            return false;
          if (!view.state.schema.nodes.rawMarkdown) return false;
          if (parse) pasteMarkdown(view, text, parse);
          else void pasteOnceLoaded(view, text);
          return true;
        },
        clipboardTextSerializer: (slice) => markdownOf(slice),
      },
    }),
  ],
});

let parse: typeof parseMarkdown | null = null;

/** Brings the parser, which a note needs only once somebody pastes Markdown into it. */
export async function loadMarkdownParser(): Promise<typeof parseMarkdown> {
  return (parse ??= (await import("../markdown/parse.ts")).parseMarkdown);
}

/** The first paste waits for the parser; when that cannot be had (offline), the words come in as they are. */
async function pasteOnceLoaded(view: EditorView, text: string): Promise<void> {
  const loaded = await loadMarkdownParser().catch(() => null);
  if (view.isDestroyed) return;
  if (loaded) pasteMarkdown(view, text, loaded);
  else view.dispatch(view.state.tr.insertText(text).scrollIntoView().setMeta("paste", true));
}

function pasteMarkdown(view: EditorView, text: string, parser: typeof parseMarkdown): void {
  const slice = markdownSlice(view.state, parser(text, { liftTitle: false }).body);
  view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView().setMeta("paste", true));
}

const BLOCK_SYNTAX =
  /^ {0,3}(?:#{1,6} \S|[-*+] \S|\d{1,9}[.)] \S|> |```|~~~|\|.*\|\s*$|(?:-{3,}|\*{3,}|_{3,})\s*$|\[\^[^\]]+\]: )/m;
const INLINE_SYNTAX =
  /\*\*\S[^*]*\*\*|(?<!`)`[^`\n]+`(?!`)|!?\[[^\]\n]+\]\([^)\s]+[^)\n]*\)|~~\S[^~]*~~|(?<!\w)__\S[^_]*__(?!\w)/;

/** Whether someone who pasted this meant Markdown: it has a construct that plain prose does not. */
export function looksLikeMarkdown(text: string): boolean {
  return BLOCK_SYNTAX.test(text) || INLINE_SYNTAX.test(text);
}

/** Code editors put HTML beside the text that is nothing but coloured lines. */
function isPlainText(html: string): boolean {
  return (
    html === "" ||
    (/font-family:[^;"]*(?:mono|consolas|menlo|courier)/i.test(html) &&
      !/<(?:h[1-6]|li|a|table|strong|em)\b/i.test(html))
  );
}

function isInCode({ selection: { $from } }: EditorState): boolean {
  return $from.parent.type.spec.code === true;
}

function isShiftHeld(view: object): boolean {
  return (view as { input?: { shiftKey?: boolean } }).input?.shiftKey === true;
}

function markdownSlice({ schema }: EditorState, body: JSONContent): Slice {
  const content = schema.nodeFromJSON(body).content;
  const ends = [content.firstChild, content.lastChild].map((node) =>
    node?.type.name === "paragraph" ? 1 : 0,
  );
  return new Slice(content, ends[0] ?? 0, ends[1] ?? 0);
}

function markdownOf(slice: Slice): string {
  const { content } = slice;
  const first = content.firstChild;
  // Part of a line is copied as it reads, without the Markdown around it.
  if (
    content.childCount === 1 &&
    first?.isTextblock &&
    slice.openStart > 0 &&
    slice.openEnd > 0 &&
    isBare(first.content)
  ) {
    return first.textContent;
  }
  const blocks = content.content.map((node) => node.toJSON() as Record<string, unknown>);
  return serializeBlocks(first?.isInline ? [{ type: "paragraph", content: blocks }] : blocks);
}

function isBare(content: Fragment): boolean {
  let bare = true;
  content.forEach((node) => {
    bare &&= node.isText && node.marks.length === 0;
  });
  return bare;
}
