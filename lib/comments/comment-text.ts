import type { JSONContent } from "@tiptap/core";
import { mentionedUser } from "#lib/editor/extensions/mention.ts";
import { inlineFrom } from "#lib/editor/markdown/parse-inline.ts";
import { createTokenizer } from "#lib/editor/markdown/tokenizer.ts";

/** Some words of a comment that look alike. */
export interface CommentRun {
  text: string;
  bold?: true;
  italic?: true;
  strike?: true;
  code?: true;
  /** Where it leads; the dialect's reader lets only harmless addresses be links. */
  href?: string;
  /** The id of the person it names. */
  mention?: string;
}

const tokenizer = createTokenizer();

/**
 * What a comment says, line by line. It is the dialect of notes as far as it goes within a line: emphasis, code, links
 * and people; all else stays as it was written.
 */
export function commentLines(text: string): CommentRun[][] {
  return text.split("\n").map((line) => {
    const [inline] = line.trim() === "" ? [] : tokenizer.parseInline(line, {});
    return inlineFrom(inline?.children ?? []).map(runOf);
  });
}

/** The ids of the people a comment names, each once. */
export function peopleNamedIn(text: string): string[] {
  const named = commentLines(text)
    .flat()
    .flatMap(({ mention }) => mention ?? []);
  return [...new Set(named)];
}

function runOf(node: JSONContent & { source?: string }): CommentRun {
  const user = node.type === "mention" ? mentionedUser(node.attrs?.user) : null;
  if (user !== null) return { text: `@${String(node.attrs?.name ?? "")}`, mention: user };
  return Object.assign({ text: wordsOf(node) }, ...(node.marks ?? []).map(lookOf)) as CommentRun;
}

function lookOf({ type, attrs }: NonNullable<JSONContent["marks"]>[number]): Partial<CommentRun> {
  if (type === "link") return { href: String(attrs?.href ?? "") };
  if (type === "bold" || type === "italic" || type === "strike" || type === "code") return { [type]: true };
  return {};
}

function wordsOf({ type, text, source, attrs = {} }: JSONContent & { source?: string }): string {
  if (text !== undefined) return text;
  if (source !== undefined) return source;
  const written: Record<string, string> = {
    hardBreak: " ",
    mathInline: `$${String(attrs.tex)}$`,
    footnoteReference: `[^${String(attrs.label)}]`,
    noteLink: `[[${String(attrs.target ?? attrs.note ?? "")}]]`,
  };
  return written[String(type)] ?? "";
}
