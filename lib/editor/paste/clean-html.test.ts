import { readFileSync } from "node:fs";
import type { JSONContent } from "@tiptap/core";
import { JSDOM } from "jsdom";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { bodyFromHtml } from "./body-from-html.ts";
import type { CleanOptions } from "./clean-html.ts";

const doms: [string, (html: string) => Document][] = [
  ["jsdom", (html) => new JSDOM(html).window.document],
  // Unlike browsers it makes no body by itself.
  [
    "linkedom",
    (html) =>
      parseHTML(/<body/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`).document,
  ],
];

describe.each(doms)("read by %s", (_name, documentOf) => {
  const read = (html: string, options?: CleanOptions) =>
    outline(bodyFromHtml(documentOf(html), { html, ...options })).trim();
  const pasted = (name: string) =>
    read(readFileSync(new URL(`fixtures/${name}.html`, import.meta.url), "utf8"));

  test.each([
    "google-docs",
    "word",
    "notion",
    "github",
    "web-page",
    "google-sheets",
    "excel",
    "libreoffice-calc",
  ])("%s comes in as what it says", async (name) => {
    await expect(`${pasted(name)}
`).toMatchFileSnapshot(`fixtures/${name}.txt`);
  });

  test.each<[string, string, string]>([
    [
      "a link without an address that leads anywhere keeps its words",
      '<p><a href="/a">A</a> <a href="#b">B</a></p>',
      "paragraph: A B",
    ],
    [
      "what can run does not come in",
      '<p onclick="x()">a<script>x()</script><a href="jAva\nscript:x()">b</a><img src=x onerror=x()></p>',
      "paragraph: ab",
    ],
    [
      "pictures that only count go",
      '<p>a<img src="https://t.example/o" width=1 height="1"><img src="https://t.example/p" style="width:0;height:0"></p>',
      "paragraph: a",
    ],
    [
      "pictures of letters are letters",
      '<p>Well <img class="emoji" alt="👍" src="https://e.example/1.png"></p>',
      "paragraph: Well 👍",
    ],
    [
      "pictures over http become links, for they may not be loaded",
      '<p><img src="http://a.example/b.png" alt="B"></p>',
      "paragraph: <link http://a.example/b.png>B</>",
    ],
    [
      "pictures from a file of somebody's machine leave their description",
      '<p>See <img src="file:///C:/a.png" alt="plot">.</p>',
      "paragraph: See plot.",
    ],
    [
      "items outside a list",
      "<li>a</li><li>b</li>",
      "bulletList\n  listItem\n    paragraph: a\n  listItem\n    paragraph: b",
    ],
    [
      "code from an editor",
      '<div style="font-family: Menlo, monospace; white-space: pre;"><div><span>if x:</span></div><div>&nbsp;&nbsp;y()</div></div>',
      "codeBlock: if x:\n  y()",
    ],
    [
      "a table that only places things",
      "<table><tr><td><h2>A</h2></td><td><p>b</p></td></tr></table>",
      "heading level=2: A\nparagraph: b",
    ],
    [
      "a single cell is what it says",
      "<google-sheets-html-origin><table data-sheets-root=1><tr><td>7</td></tr></table>",
      "table\n  tableRow\n    tableCell\n      paragraph: 7",
    ],
    ["breaks within a line stay, those at its end go", "<p>a<br>b<br></p>", "paragraph: a⏎b"],
    ["headings need not be bold", "<h2><b>Why</b></h2>", "heading level=2: Why"],
    ["nothing", "", "paragraph"],
  ])("%s", (_case, html, expected) => expect(read(html)).toBe(expected));

  test("addresses are read as seen from where the HTML comes", () => {
    const html = '<p><a href="../b.html">B</a></p><p><img src="c.png" alt="C"></p>';
    expect(read(html, { base: "https://a.example/x/y" })).toBe(
      "paragraph: <link https://a.example/b.html>B</>\nimage src=https://a.example/x/c.png alt=C",
    );
    const kept = { link: (address: string) => `/w/${address}`, image: () => "/attachments/1/c.png" };
    expect(read(html, kept)).toBe("paragraph: <link /w/../b.html>B</>\nimage src=/attachments/1/c.png alt=C");
  });

  test("nesting that nobody wrote does no harm", () => {
    const deep = (tag: string) => `<${tag}>`.repeat(400) + "moss" + `</${tag}>`.repeat(400);
    for (const tag of ["div", "blockquote", "ul", "span", "b"]) expect(read(deep(tag))).toContain("moss");
  });
});

test("a megabyte takes no longer per word than a tenth of it", () => {
  const part =
    "<p>Moss <b style='font-weight:700'>loves</b> shade.</p><ul><li>a</li><ul><li>b</li></ul></ul>";
  const time = (times: number) => {
    const document = doms[1]![1](part.repeat(times));
    const start = performance.now();
    bodyFromHtml(document, { html: "" });
    return performance.now() - start;
  };
  time(100);
  const [small, large] = [time(400), time(4_000)];
  expect(large / small).toBeLessThan(30);
});

/** The content in few words: each block on a line of its own, marks in angle brackets. */
function outline(node: JSONContent, depth = -1): string {
  const indent = "  ".repeat(Math.max(depth, 0));
  const content = node.content ?? [];
  if (content.some(({ type, text }) => text !== undefined || INLINE.has(type ?? ""))) {
    return `${indent}${named(node)}: ${content.map(inline).join("")}\n`;
  }
  const own = depth < 0 ? "" : `${indent}${named(node)}\n`;
  return own + content.map((child) => outline(child, depth + 1)).join("");
}

const INLINE = new Set(["hardBreak", "mathInline", "footnoteReference", "noteLink", "mention"]);

function inline(node: JSONContent): string {
  if (node.text === undefined) return node.type === "hardBreak" ? "⏎" : `{${named(node)}}`;
  const marks = (node.marks ?? []).map(({ type, attrs }) =>
    type === "link" ? `link ${String(attrs?.href)}` : type,
  );
  return marks.reduceRight((text, mark) => `<${mark}>${text}</>`, node.text);
}

function named({ type, attrs }: JSONContent): string {
  const said = Object.entries(attrs ?? {}).filter(
    ([name, value]) =>
      value !== null && value !== "" && name !== "id" && !(name.endsWith("span") && value === 1),
  );
  return [type, ...said.map(([name, value]) => `${name}=${String(value)}`)].join(" ");
}
