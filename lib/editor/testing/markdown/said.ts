import type { JSONContent } from "@tiptap/core";
import { JSDOM } from "jsdom";

/** All that a body says, in the order it says it: its text, and the words in attributes. */
export function saidByBody({ type, text, attrs = {}, content = [] }: JSONContent): string {
  const { kind, label, tex, target, heading, alias, title, alt, caption, name, src } = attrs;
  const words = [kind, title, label, tex, target, heading, alias, alt, caption, name, src].filter(
    (value) => typeof value === "string",
  );
  if (attrs.checked === true) words.push("x");
  if (type === "tableOfContents") words.push("TOC");
  return [...words, text ?? "", ...content.map(saidByBody)].join(
    content.some((n) => n.type === "text") ? "" : " ",
  );
}

/** All that HTML says: its text and what pictures show. */
export function saidByHtml(html: string): string {
  const fragment = JSDOM.fragment(html);
  for (const image of fragment.querySelectorAll("img")) image.replaceWith(` ${image.alt} `);
  for (const hidden of fragment.querySelectorAll("script, style, template")) hidden.remove();
  for (const element of fragment.querySelectorAll("*")) {
    element.append(" ");
    element.before(" ");
  }
  return fragment.textContent;
}

/** The words of `wanted` that `said` does not say, where it has to say them in the same order. */
export function lostWords(wanted: string, said: string): string[] {
  const letters = words(said).join("");
  const lost: string[] = [];
  let at = 0;
  for (const word of words(wanted)) {
    const found = letters.indexOf(word, at);
    if (found >= 0) at = found + word.length;
    else lost.push(word);
  }
  return lost;
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
