// @vitest-environment jsdom
import type { JSONContent } from "@tiptap/core";
import { describe, expect, test } from "vitest";
import { renderBody } from "../html.ts";
import { filteredMarkup } from "./filtered-markup.ts";
import { safeDiagram } from "./safe-diagram.ts";

/** What could run, load or restyle, in elements that may be there at all. */
function dangers(html: string): string[] {
  const element = document.createElement("div");
  element.innerHTML = html;
  const found: string[] = [];
  for (const each of element.querySelectorAll("*")) {
    if (
      /^(script|style|iframe|object|embed|link|meta|base|form|foreignobject|use|animate|set|a:a)$/i.test(
        each.localName,
      )
    )
      found.push(each.localName);
    for (const { name, value } of each.attributes) {
      if (/^on|^style$|^srcdoc$|^formaction$/i.test(name)) found.push(`${name}=${value}`);
      const address = value.replace(/[\s\p{Cc}]/gu, "").toLowerCase();
      if (
        /^(href|src|xlink:href|poster|action)$/i.test(name) &&
        /^(?!https?:|mailto:|tel:)[^/?#]*:/.test(address)
      )
        found.push(`${name}=${value}`);
      if (/^(fill|stroke|filter|mask|clip-path|marker-\w+)$/.test(name) && /url\((?!#)/i.test(value))
        found.push(`${name}=${value}`);
    }
  }
  return found;
}

const HOSTILE = [
  `"><script>alert(1)</script>`,
  `' onerror='alert(1)`,
  `" style="position:fixed;inset:0" x="`,
  `javascript:alert(1)`,
  `java\nscript:alert(1)`,
  `data:text/html,<script>alert(1)</script>`,
  `</math><img src=x onerror=alert(1)>`,
  `</svg><iframe srcdoc="<script>alert(1)</script>">`,
  `x;color:red;background:url(https://evil.example/?)`,
  `{{constructor.constructor('alert(1)')()}}`,
];

describe("hostile values in every attribute", () => {
  test.each(HOSTILE)("%s", (value) => {
    const words = [{ type: "text", text: value }];
    const content: JSONContent[] = [
      {
        type: "callout",
        attrs: { kind: value, title: value },
        content: [{ type: "paragraph", content: words }],
      },
      { type: "callout", attrs: { kind: [value], title: { toString: value } } },
      { type: "toggle", attrs: { open: value }, content: [{ type: "toggleSummary", content: words }] },
      { type: "mathBlock", content: words },
      { type: "codeBlock", attrs: { language: "mermaid", meta: value }, content: words },
      { type: "embed", attrs: { src: value } },
      { type: "embed", attrs: { src: `https://www.youtube.com/watch?v=${value}` } },
      { type: "embed", attrs: { src: `https://www.youtube.com@evil.example/${value}` } },
      { type: "file", attrs: { src: value, name: value, size: value, type: value } },
      { type: "file", attrs: { src: "/attachments/a/b.pdf", name: value, size: Infinity, type: value } },
      { type: "image", attrs: { src: "/attachments/a/b.png", alt: value, caption: value, width: value } },
      { type: "image", attrs: { src: value, caption: value, width: -1 } },
      { type: "noteEmbed", attrs: { note: value, target: value, heading: value } },
      { type: "tableOfContents", attrs: { id: value } },
      { type: "heading", attrs: { level: 2 }, content: words },
      {
        type: "footnoteDefinition",
        attrs: { label: value },
        content: [{ type: "paragraph", content: words }],
      },
      {
        type: "table",
        content: [
          {
            type: "tableRow",
            content: [
              {
                type: "tableCell",
                attrs: { colwidth: [value, -5, 1e9], colspan: value, rowspan: 1e9, align: value },
              },
            ],
          },
        ],
      },
      {
        type: "paragraph",
        content: [
          { type: "mathInline", attrs: { tex: value } },
          { type: "footnoteReference", attrs: { label: value } },
          { type: "noteLink", attrs: { note: value, target: value, heading: value, alias: value } },
          { type: "mention", attrs: { user: value, name: value } },
          {
            type: "text",
            text: value,
            marks: [{ type: "highlight", attrs: { color: value } }, { type: "subscript" }],
          },
        ],
      },
    ];
    const note = () => ({ title: value, url: value, excerpt: value });
    const diagrams = new Map([[value, null]]);
    expect(dangers(renderBody({ type: "doc", content }))).toEqual([]);
    expect(dangers(renderBody({ type: "doc", content }, { note, diagrams }))).toEqual([]);
  });

  test.each([
    String.raw`\href{javascript:alert(1)}{x}`,
    String.raw`\url{javascript:alert(1)}`,
    String.raw`\htmlClass{a" onclick="x}{y}`,
    String.raw`\htmlStyle{position:fixed}{y}`,
    String.raw`\includegraphics{https://evil.example/x.png}`,
    String.raw`\text{<img src=x onerror=alert(1)>}`,
    String.raw`\color{red" onclick="x}y`,
    String.raw`\def\a{\a\a}\a`,
    String.raw`\def\a#1{#1#1#1#1#1#1#1#1}\a{\a{\a{\a{\a{\a{x}}}}}}`,
    "{".repeat(5_000),
    String.raw`\sqrt{`.repeat(1_500) + "x" + "}".repeat(1_500),
    "x".repeat(100_000),
  ])("TeX %.40s", (tex) => {
    const started = performance.now();
    const html = renderBody({
      type: "doc",
      content: [
        { type: "mathBlock", content: [{ type: "text", text: tex }] },
        { type: "paragraph", content: [{ type: "mathInline", attrs: { tex } }] },
      ],
    });
    expect(dangers(html)).toEqual([]);
    expect(html.length).toBeLessThan(1_000_000);
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});

describe("drawings", () => {
  const svg = (inner: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" style="--bg:red">${inner}</svg>`;

  test.each([
    "<script>alert(1)</script>",
    "<style>@import url('https://evil.example')</style><text>kept</text>",
    '<foreignObject><text onclick="x">x</text></foreignObject>',
    '<text onclick="alert(1)" style="color:red" class="note-title">kept</text>',
    '<rect fill="url(https://evil.example/x)" stroke="url(#ok)" />',
    '<image href="https://evil.example/x.png" />',
    '<use href="#x" /><animate attributeName="href" values="javascript:alert(1)" />',
    '<g id="a&quot;b" transform="rotate(1);x"></g>',
    '<a href="javascript:alert(1)"><text>kept</text></a>',
    "<text>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &bogus</text>",
    '<polyline points="1,1 2,2" marker-end="url(javascript:alert(1))" />',
  ])("%s", (inner) => {
    const safe = safeDiagram(svg(inner));
    expect(safe).not.toBeNull();
    expect(dangers(safe ?? "")).toEqual([]);
    expect(safe).not.toMatch(/style|class|href|evil/);
  });

  test.each([
    "<text>a < b</text>",
    "<g><text></g></text>",
    "<g>",
    "</g>",
    '<g x="1" y=2></g>',
    "<![CDATA[x]]>",
  ])("%s is refused", (inner) => expect(safeDiagram(svg(inner))).toBeNull());

  test("what is dropped is dropped with its content", () => {
    const allowed = { elements: new Set(["g"]), attributes: new Map(), dropped: new Set(["style"]) };
    expect(filteredMarkup("<g><style>x<g>y</g></style>z<b>w</b></g>", allowed)).toBe("<g>zw</g>");
  });
});
