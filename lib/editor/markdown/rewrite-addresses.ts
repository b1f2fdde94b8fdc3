import type { Token } from "markdown-it";
import { attachmentIdOf } from "../addresses.ts";
import { escapeHtml } from "../html-tag.ts";
import { decodedHtml } from "./decoded-html.ts";
import type { LinkParts } from "./rules/note-links.ts";

/** Where an address in a file leads here; the same address when nobody knows. */
export type AddressOf = (address: string, kind: "image" | "link" | "wikilink") => string;

/** Gives every picture and link the address it has here, before it is judged what may be shown. */
export function rewriteAddresses(tokens: Token[], addressOf: AddressOf): void {
  for (const token of tokens) {
    if (token.children) token.children = token.children.flatMap((child) => rewritten(child, addressOf));
    if (token.type === "html_block") token.content = htmlWith(token.content, addressOf);
  }
}

function rewritten(token: Token, addressOf: AddressOf): Token[] {
  if (token.type === "image") rewriteAttribute(token, "src", (src) => addressOf(src, "image"));
  if (token.type === "link_open") rewriteAttribute(token, "href", (href) => linkAddress(href, addressOf));
  if (token.type === "html_inline") token.content = htmlWith(token.content, addressOf);
  return isNoteLink(token) ? noteLink(token, addressOf) : [token];
}

function rewriteAttribute(token: Token, name: string, change: (value: string) => string): void {
  const value = token.attrGet(name);
  if (typeof value === "string") token.attrSet(name, change(value));
}

function linkAddress(href: string, addressOf: AddressOf): string {
  return href.startsWith("mention:") ? href : addressOf(href, "link");
}

function htmlWith(html: string, addressOf: AddressOf): string {
  return html.replace(
    /(<img\b[^<>]{0,2000}?\ssrc=")([^"<>]*)"/gi,
    (_all, before: string, src: string) => `${before}${escapeHtml(addressOf(decodedHtml(src), "image"))}"`,
  );
}

type NoteLink = Token & { meta: LinkParts };

function isNoteLink(token: Token): token is NoteLink {
  const raw = token.type === "raw_inline" && typeof token.meta?.target === "string";
  return raw || token.type === "note_link" || token.type === "note_embed";
}

/** A link or embed in double brackets that leads to a file becomes a picture of it, or a link to it. */
function noteLink(token: NoteLink, addressOf: AddressOf): Token[] {
  const parts = token.meta;
  if (parts.target === "") return [token];
  const address = addressOf(parts.target, "wikilink");
  if (attachmentIdOf(address) === null) {
    token.meta = { ...parts, target: address };
    return [token];
  }
  return token.type !== "note_link" && PICTURE.test(address) ? picture(token, address) : link(token, address);
}

const PICTURE = /\.(?:png|jpe?g|gif|webp|avif)$/i;

/** `![[cat.png|300]]` says how wide a picture is, `![[cat.png|A cat]]` what it shows. */
function picture(like: NoteLink, src: string): Token[] {
  const { alias } = like.meta;
  const width = /^\s*(\d{1,5})(?:x\d+)?\s*$/.exec(alias ?? "")?.[1];
  if (width !== undefined) {
    return [made(like, "html_inline", `<img src="${escapeHtml(src)}" width="${width}">`)];
  }
  const image = made(like, "image", alias ?? "");
  image.attrs = [["src", src]];
  image.children = [made(like, "text", alias ?? "")];
  return [image];
}

function link(like: NoteLink, href: string): Token[] {
  const open = made(like, "link_open", "");
  open.attrs = [["href", href]];
  return [open, made(like, "text", like.meta.alias ?? like.meta.target), made(like, "link_close", "")];
}

/** The library keeps its class to itself. */
function made(like: Token, type: string, content: string): Token {
  const token = new (like.constructor as typeof Token)(type, "", 0);
  token.content = content;
  return token;
}
