// @vitest-environment jsdom
import type { JSONContent } from "@tiptap/core";
import { describe, expect, test } from "vitest";
import { renderBody } from "../html.ts";
import { everyBlock } from "../testing/every-block.ts";
import { safeDiagram } from "./safe-diagram.ts";

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><g><text x="1">Flour</text></g></svg>';

function page(...content: JSONContent[]): HTMLElement {
  const element = document.createElement("div");
  const diagrams = new Map([["graph TD\n  A[Flour] --> B[Dough]", safeDiagram(SVG)]]);
  element.innerHTML = renderBody({ type: "doc", content }, { diagrams });
  return element;
}

const paragraph = (...content: JSONContent[]): JSONContent => ({ type: "paragraph", content });
const text = (words: string): JSONContent => ({ type: "text", text: words });
const reference = (label: string): JSONContent => ({ type: "footnoteReference", attrs: { label } });
const definition = (label: string, ...content: JSONContent[]): JSONContent => ({
  type: "footnoteDefinition",
  attrs: { label },
  content: [paragraph(...content)],
});

describe("every block and mark on a read view", () => {
  const shown = page(...everyBlock);
  test.each([
    ["highlight", "mark", "marked"],
    ["subscript", "sub", "2"],
    ["superscript", "sup:not([class])", "6"],
    ["formula in a line", "span.math-inline > math msup", "e"],
    ["formula on its own", "div.math-block > math[display=block]", "∫"],
    ["link to a note", "a.note-link:not([href])", "the flour"],
    ["person", "span.mention", "@Ana Ruiz"],
    ["contents", "nav.contents-block a[href='#feeding-the-starter']", "Feeding the starter"],
    ["callout's title", "div.callout[data-kind=tip][role=note] > p.callout-title", "Warm water"],
    ["callout's blocks", "div.callout > div.callout-body > ul > li", "never hotter"],
    ["toggle's summary", "details.toggle[open] > summary > strong", "rye"],
    ["toggle's blocks", "details.toggle > div.toggle-content > p", "It ferments faster."],
    ["diagram", "figure.diagram svg[role=img][aria-label='Diagram: Flour'] text", "Flour"],
    ["diagram's source", "figure.diagram details.diagram-source pre code", "A[Flour]"],
    [
      "embed",
      "figure.embed > a[href='https://www.youtube.com/watch?v=aqz-KE-bpKQ'][rel~=noopener]",
      "YouTube",
    ],
    ["file's name", "a.file-block[download='recipe.pdf'] > .file-name", "recipe.pdf"],
    ["file's size", "a.file-block > .file-size", "184 KB"],
    ["caption", "figure.image > img[width='60%'][alt='A loaf'] + figcaption", "Day three"],
    ["embedded note", "div.note-embed > p", "Sourdough"],
    ["merged header", "th[colspan='2'].align-center", "Feeding"],
    ["header column", "tr:nth-child(2) > th[scope=row]", "one"],
    ["merged rows", "td[rowspan='2']", "50 g"],
    ["blocks in a cell", "td > ul > li", "rye"],
    ["column width", "colgroup > col[width='160']", ""],
    ["reference", "sup.footnote-reference > a[href='#fn:1'][role=doc-noteref]", "1"],
    ["footnote", "section.footnotes[role=doc-endnotes] > ol > li[id='fn:1'] > p", "Yeast likes it warm."],
    ["way back", "section.footnotes a[href='#fnref:1'][role=doc-backlink]", "↩"],
  ])("%s", (_name, selector, words) => {
    const found = shown.querySelector(selector);
    expect(found, selector).not.toBeNull();
    expect(found?.textContent).toContain(words);
  });

  test("asks for no script and no style", () => {
    expect(shown.querySelectorAll("script, style, iframe, [style], link, object").length).toBe(0);
  });
});

describe("footnotes", () => {
  test("are numbered as they are first referred to, wherever they are written", () => {
    const shown = page(
      definition("b", text("second")),
      paragraph(text("x"), reference("a"), reference("b"), reference("a")),
      definition("a", text("first")),
    );
    expect([...shown.querySelectorAll("sup a")].map((link) => link.textContent)).toEqual(["1", "2", "1"]);
    expect([...shown.querySelectorAll("li > p:first-child")].map((item) => item.textContent)).toEqual([
      "first",
      "second",
    ]);
    const ids = [...shown.querySelectorAll("[id]")].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of shown.querySelectorAll("a")) {
      expect(ids).toContain(link.getAttribute("href")?.slice(1));
    }
  });

  test("without a definition, unused, double and in circles", () => {
    const shown = page(
      paragraph(reference("nowhere"), reference("loop")),
      definition("loop", text("round "), reference("loop"), reference("inner")),
      definition("inner", text("inside")),
      definition("unused", text("alone")),
      definition("loop", text("again")),
    );
    expect(shown.querySelector("sup:not(:has(a))")?.textContent).toBe("[nowhere]");
    expect([...shown.querySelectorAll("section li > p:first-child")].map((item) => item.textContent)).toEqual(
      ["round 12", "inside", "alone"],
    );
    expect(shown.querySelector("div.footnote")?.textContent).toBe("again");
    expect(shown.querySelectorAll("li[id='fn:1'] [role=doc-backlink]").length).toBe(2);
  });

  test("headings within them keep the anchors that the contents name", () => {
    const heading = { type: "heading", attrs: { level: 2 }, content: [text("Same")] };
    const shown = page(
      { type: "footnoteDefinition", attrs: { label: "a" }, content: [heading] },
      { ...heading },
      { type: "tableOfContents" },
    );
    expect([...shown.querySelectorAll("nav a")].map((link) => link.getAttribute("href"))).toEqual([
      "#same",
      "#same-2",
    ]);
    expect(shown.querySelector("section h2")?.id).toBe("same");
  });
});

describe("broken structures keep their words", () => {
  test.each<[string, JSONContent]>([
    [
      "toggle without a summary",
      { type: "toggle", content: [{ type: "toggleContent", content: [paragraph(text("kept"))] }] },
    ],
    [
      "toggle with two summaries",
      {
        type: "toggle",
        content: [
          { type: "toggleSummary", content: [text("a")] },
          { type: "toggleSummary", content: [text("kept")] },
        ],
      },
    ],
    ["text straight in a callout", { type: "callout", content: [text("kept")] }],
    ["list of paragraphs", { type: "bulletList", content: [paragraph(text("kept"))] }],
    [
      "rows without a table",
      { type: "tableRow", content: [{ type: "tableCell", content: [paragraph(text("kept"))] }] },
    ],
    ["a file of elsewhere", { type: "file", attrs: { src: "https://evil.example/x", name: "kept" } }],
    ["an embed of nobody", { type: "embed", attrs: { src: "https://kept.example/" } }],
    ["no TeX", { type: "mathBlock", content: [text("\\frac{kept")] }],
    ["no TeX in a line", paragraph({ type: "mathInline", attrs: { tex: "{kept" } })],
  ])("%s", (_name, block) => {
    expect(page(block).textContent).toContain("kept");
  });
});

describe("remarks that Markdown does not show", () => {
  test.each(["<!-- ask Ben -->", "<!-- a --> <!-- b\n\nc -->", '[unused]: https://a.example "t"\n[b]: /x'])(
    "%j is not for readers",
    (markdown) => {
      const marked = { ...text(markdown), marks: [{ type: "rawInline" }] };
      const shown = page(paragraph(text("before"), marked), {
        type: "rawMarkdown",
        content: [text(markdown)],
      });
      expect(shown.innerHTML).toBe("<p>before</p>");
    },
  );

  test.each(["<!-- a --> b", "<!-- open", "<div>a</div>", "[^a]: note"])("%j is shown", (markdown) => {
    expect(page({ type: "rawMarkdown", content: [text(markdown)] }).textContent).toBe(markdown);
  });
});
