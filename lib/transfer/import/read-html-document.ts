import { parseHTML } from "linkedom";
import { bodyFromHtml } from "#lib/editor/paste/body-from-html.ts";
import { inlineText } from "#lib/editor/facts.ts";
import type { Addresses, ImportedDocument } from "./document.ts";
import { pictureFromData } from "./picture-from-data.ts";
import { speedUpMatches } from "./quick-matches.ts";

speedUpMatches();

/** A page of HTML as a note: what programs wrap around their text is left behind. */
export function readHtmlDocument(html: string, addresses: Addresses): ImportedDocument {
  const { document } = parseHTML(wholePage(html));
  const head = titleOf(document);
  keepOnlyText(document);
  const body = bodyFromHtml(document, {
    html,
    link: (address) => addresses.link(address),
    image: (source) => pictureFromData(source, addresses) ?? addresses.image(source),
  });
  const [first, ...rest] = body.content ?? [];
  const heading = first?.type === "heading" && first.attrs?.level === 1 ? inlineText(first).trim() : "";
  const opens = heading !== "" && (head === null || heading === head);
  return {
    title: opens ? heading : head,
    body: opens ? { ...body, content: rest.length > 0 ? rest : [{ type: "paragraph" }] } : body,
    warnings: [],
  };
}

/** The DOM loses what stands outside of a body. */
function wholePage(html: string): string {
  if (/<html[\s>]/i.test(html) && /<body[\s>]/i.test(html)) return html;
  const inner = html.replaceAll(/<!doctype[^>]*>|<\/?(?:html|head|body)(?:\s[^>]*)?>/gi, "");
  return `<!doctype html><html><head></head><body>${inner}</body></html>`;
}

/** Notion and others mark the title; else what the window was called. */
function titleOf(document: Document): string | null {
  const marked = document.querySelector("h1.page-title, header > h1")?.textContent;
  const title = (marked ?? document.querySelector("title")?.textContent ?? "").replaceAll(/\s+/g, " ").trim();
  return title === "" ? null : title;
}

/** What stands around the text on a page: menus, footers, icons of Notion. */
function keepOnlyText(document: Document): void {
  for (const extra of document.querySelectorAll(
    "script, style, title, nav, .page-header-icon, .page-description:empty",
  ))
    extra.remove();
  const article = document.querySelectorAll("article, main");
  const [only] = article;
  if (only && article.length === 1) document.body.replaceChildren(only);
  // Its title is the note's, and its cover a picture like others.
  document.querySelector("h1.page-title")?.remove();
}
