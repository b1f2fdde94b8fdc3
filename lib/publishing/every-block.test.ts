// @vitest-environment jsdom
import { beforeAll, describe, expect, test } from "vitest";
import { bodySchema } from "#lib/editor/schema.ts";
import { everyBlock } from "#lib/editor/testing/every-block.ts";
import { attachmentIdOf } from "#lib/editor/addresses.ts";
import { renderPublication } from "./render-publication.ts";

const rye = { url: "/p/acme/sourdough", title: "Sourdough", description: "Slow and sour." };

/** What each node and mark of the schema is on a public page: an element, and what it says. */
const shown: Record<string, [selector: string, words: string]> = {
  paragraph: ["p", "daily, slowly, never always, with rye()"],
  heading: ["h2[id='feeding-the-starter']", "Feeding the starter"],
  text: ["p > strong", "daily"],
  hardBreak: ["p > br", ""],
  bulletList: ["ul:not([data-type]) > li > p", "never hotter"],
  orderedList: ["ol[start='3'] > li > p", "wait"],
  listItem: ["ol > li > p", "wait"],
  taskList: ["ul[data-type=taskList] > li > div > p", "feed"],
  taskItem: ["li[data-checked=true] > label > input[type=checkbox][checked][disabled][aria-label=feed]", ""],
  blockquote: ["blockquote > p", "Patience is an ingredient."],
  codeBlock: ["pre > code.language-js > .hljs-keyword", "const"],
  horizontalRule: ["hr", ""],
  table: ["div.tableWrapper[tabindex='0'] > table > colgroup > col[width='160']", ""],
  tableRow: ["tbody > tr:nth-child(2) > td", "50 g"],
  tableCell: ["td[rowspan='2'] > p", "50 g"],
  tableHeader: ["th[scope=col][colspan='2'].align-center > p", "Feeding"],
  image: ["figure.image > img[width='60%'][alt='A loaf'][src^='/attachments/'] + figcaption", "Day three"],
  file: ["a.file-block[download='recipe.pdf'][href^='/attachments/'] > .file-name", "recipe.pdf"],
  embed: ["figure.embed > a[href^='https://www.youtube.com/'][rel~=noopener]", "YouTube"],
  callout: ["div.callout[data-kind=tip][role=note][aria-label='Warm water'] > p.callout-title", "Warm water"],
  toggle: ["details.toggle[open]", "Why rye"],
  toggleSummary: ["details.toggle > summary > strong", "rye"],
  toggleContent: ["details.toggle > .toggle-content > p", "It ferments faster."],
  mathBlock: [".math-block > math[display=block]", "∫"],
  mathInline: ["p .math-inline > math msup", "e"],
  footnoteReference: ["sup.footnote-reference > a[href='#fn:1'][role=doc-noteref]", "1"],
  footnoteDefinition: ["section[role=doc-endnotes] > ol > li[id='fn:1'] > p", "Yeast likes it warm."],
  tableOfContents: ["nav.contents-block a[href='#feeding-the-starter']", "Feeding the starter"],
  noteLink: [`a.note-link[href='${rye.url}#flour']`, "the flour"],
  noteEmbed: [`.note-embed:has(> p + p) > .note-embed-title > a[href='${rye.url}#flour']`, "Sourdough"],
  mention: ["p > span.mention", "@Ana Ruiz"],
  rawMarkdown: ["pre.raw-markdown[tabindex='0'] > code", '<div align="center">'],
  link: ["a[href='https://example.com/mill'][title='By the river'][rel~=noopener]", "the mill"],
  bold: ["strong", "daily"],
  italic: ["em", "slowly"],
  strike: ["s", "never"],
  underline: ["u", "always"],
  code: ["p > code:not([class])", "rye()"],
  highlight: ["mark", "marked"],
  subscript: ["sub", "2"],
  superscript: ["sup:not([class])", "6"],
  rawInline: ["code.raw-inline", "<kbd>"],
};

describe("on a public page", () => {
  const page = document.createElement("div");

  beforeAll(async () => {
    const attachments = everyBlock.flatMap(({ attrs }) => attachmentIdOf(attrs?.src) ?? []);
    const { html } = await renderPublication(
      { title: "All of it", body: { type: "doc", content: [...everyBlock] } },
      { notes: new Map(), titles: new Map([["sourdough", rye]]), attachments: new Set(attachments) },
    );
    page.innerHTML = html;
  });

  test("it is said of every node and mark of the schema what it is", () => {
    const { doc: _doc, ...nodes } = bodySchema.nodes;
    expect(Object.keys(shown).sort()).toEqual(
      [...Object.keys(nodes), ...Object.keys(bodySchema.marks)].sort(),
    );
  });

  test.each(Object.entries(shown))("%s", (_name, [selector, words]) => {
    const found = [...page.querySelectorAll(selector)];
    expect(found.length, selector).toBeGreaterThan(0);
    expect(found.map(({ textContent }) => textContent).join("\n")).toContain(words);
  });

  test("a diagram is drawn, and has its source beside it", () => {
    expect(page.querySelector("figure.diagram svg[role=img]")?.getAttribute("aria-label")).toBe(
      "Diagram: Flour, Dough",
    );
    expect(page.querySelector("details.diagram-source pre code")?.textContent).toContain("A[Flour]");
  });

  test("nothing asks for a script, a style or another site", () => {
    expect(page.querySelectorAll("script, iframe, object, link, [style]").length).toBe(0);
    const sources = [...page.querySelectorAll("[src]")].map((element) => element.getAttribute("src"));
    expect(sources.filter((source) => !source?.startsWith("/attachments/"))).toEqual([]);
  });
});
