// @vitest-environment jsdom
import type { JSONContent } from "@tiptap/core";
import { describe, expect, test } from "vitest";
import { headingAnchors } from "./anchors.ts";
import { renderBody } from "./html.ts";
import { parseMarkdown } from "./markdown/parse.ts";
import { bodySchema } from "./schema.ts";

function page(html: string): HTMLElement {
  const element = document.createElement("div");
  element.innerHTML = html;
  return element;
}

function htmlOf(markdown: string): string {
  return renderBody(parseMarkdown(markdown, { liftTitle: false }).body);
}

/** Everything that could run or load something unexpected. */
function dangers(html: string): string[] {
  const found: string[] = [];
  for (const element of page(html).querySelectorAll("*")) {
    if (/^(script|iframe|object|embed|svg|style|link|meta|base|form|math)$/i.test(element.tagName))
      found.push(element.tagName);
    for (const { name, value } of element.attributes) {
      if (/^on|^srcdoc$|^style$|^formaction$/i.test(name)) found.push(`${name}=${value}`);
      const address = value.replace(/[\s\p{Cc}]/gu, "").toLowerCase();
      if (/^(href|src|xlink:href)$/i.test(name) && /^(?!https?:|mailto:|tel:)[^/?#]*:/.test(address))
        found.push(`${name}=${value}`);
    }
  }
  return found;
}

const BAD_ADDRESSES = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  " javascript:alert(1)",
  "java\nscript:alert(1)",
  "java\tscript:alert(1)",
  "\u0001javascript:alert(1)",
  "javascript\u00ad:alert(1)",
  "\u200bjavascript:alert(1)",
  "javascript&colon;alert(1)",
  "vbscript:msgbox(1)",
  "data:text/html,<script>alert(1)</script>",
  "data:image/svg+xml,<svg onload=alert(1)>",
  "data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+",
  "blob:https://a.example/1",
  "file:///etc/passwd",
  "filesystem:https://a.example/x",
  "view-source:javascript:alert(1)",
  'https://a.example/"onmouseover=alert(1) x="',
  "https://a.example/'><script>alert(1)</script>",
  "//evil.example/x.js",
  "/attachments/../api/v1/notes",
];

const BREAKOUTS = [
  `"><script>alert(1)</script>`,
  `' onerror='alert(1)`,
  `" onload="alert(1)`,
  `</code></pre><img src=x onerror=alert(1)>`,
  `&quot;><svg/onload=alert(1)>`,
  `\`"'><iframe srcdoc="<script>alert(1)</script>">`,
  `--><script>alert(1)</script><!--`,
  `]]><script>alert(1)</script>`,
  `{{constructor.constructor('alert(1)')()}}`,
];

function doc(...content: JSONContent[]): JSONContent {
  return { type: "doc", content };
}

describe("stored script attempts", () => {
  test.each(BAD_ADDRESSES)("address %j", (address) => {
    const link = { type: "text", text: "x", marks: [{ type: "link", attrs: { href: address } }] };
    const html = renderBody(
      doc({ type: "paragraph", content: [link] }, { type: "image", attrs: { src: address, alt: "x" } }),
    );
    expect(dangers(html)).toEqual([]);
    expect(
      dangers(
        htmlOf(
          `[x](<${address}>) ![x](<${address}>)\n\n![x](<${address}>)\n\n<${address}>\n\n[x]: ${address}`,
        ),
      ),
    ).toEqual([]);
  });

  test.each(BREAKOUTS)("breakout %s", (text) => {
    const everywhere = doc(
      { type: "paragraph", content: [{ type: "text", text }] },
      { type: "heading", attrs: { level: text, id: text }, content: [{ type: "text", text }] },
      { type: "codeBlock", attrs: { language: text }, content: [{ type: "text", text }] },
      { type: "codeBlock", attrs: { language: "html" }, content: [{ type: "text", text }] },
      { type: "rawMarkdown", content: [{ type: "text", text }] },
      { type: "image", attrs: { src: "/attachments/a/b.png", alt: text, title: text, width: text } },
      {
        type: "orderedList",
        attrs: { start: text },
        content: [{ type: "listItem", content: [{ type: "paragraph" }] }],
      },
      {
        type: "taskList",
        content: [
          {
            type: "taskItem",
            attrs: { checked: text },
            content: [{ type: "paragraph", content: [{ type: "text", text }] }],
          },
        ],
      },
      {
        type: "table",
        content: [
          {
            type: "tableRow",
            content: [
              {
                type: "tableCell",
                attrs: { align: text, colspan: text },
                content: [{ type: "paragraph", content: [{ type: "text", text }] }],
              },
            ],
          },
        ],
      },
      { type: text, attrs: { [text]: text }, content: [{ type: "text", text, marks: [{ type: text }] }] },
      {
        type: "paragraph",
        content: [
          { type: "text", text, marks: [{ type: "link", attrs: { href: `/${text}`, title: text } }] },
        ],
      },
    );
    const html = renderBody(everywhere);
    expect(dangers(html)).toEqual([]);
    expect(page(html).textContent).toContain(text);
    expect(dangers(htmlOf(text))).toEqual([]);
    expect(
      dangers(
        htmlOf(
          `# ${text}\n\n\`\`\`${text}\n${text}\n\`\`\`\n\n[a](/x "${text}") ![${text}](/attachments/a/b.png "${text}")`,
        ),
      ),
    ).toEqual([]);
  });

  test("prototype names as attributes, types and marks do nothing", () => {
    const hostile = JSON.parse(
      `{"type":"doc","content":[{"type":"__proto__","attrs":{"__proto__":{"src":"javascript:x"}},"content":[{"type":"text","text":"kept","marks":[{"type":"constructor"},{"type":"__proto__"}]}]},
        {"type":"image","attrs":{"__proto__":{"src":"javascript:alert(1)"}}},{"type":"toString"}]}`,
    ) as JSONContent;
    const html = renderBody(hostile);
    expect(dangers(html)).toEqual([]);
    expect(html).toContain("kept");
    expect(({} as Record<string, unknown>).src).toBeUndefined();
  });

  test("nonsense never throws", () => {
    const nonsense = [
      {},
      { type: "doc" },
      { type: "doc", content: "x" },
      { type: "doc", content: [{ type: "text" }, { type: "image" }, { type: "table" }] },
    ];
    for (const body of nonsense) expect(typeof renderBody(body as JSONContent)).toBe("string");
  });
});

describe("renderBody", () => {
  test("headings get unique anchors, the same as headingAnchors tells", () => {
    const { body } = parseMarkdown("## Über *uns*\n\n## Über uns\n\n### 日本語\n\n## ?\n\n## section", {
      liftTitle: false,
    });
    const anchors = headingAnchors(body).map(({ anchor }) => anchor);
    expect(anchors).toEqual(["über-uns", "über-uns-2", "日本語", "section", "section-2"]);
    const ids = [...page(renderBody(body)).querySelectorAll("h2, h3")].map(({ id }) => id);
    expect(ids).toEqual(anchors);
  });

  test("tasks, tables, code and raw blocks", () => {
    const html = page(
      htmlOf("- [x] done\n\n| a |\n|:-:|\n| b |\n\n```ts\nconst a = 1;\n```\n\n<div>raw</div>\n\n5. five"),
    );
    expect(html.querySelector<HTMLInputElement>("li[data-checked=true] > label > input")?.disabled).toBe(
      true,
    );
    expect(html.querySelector(".tableWrapper > table td.align-center > p")?.textContent).toBe("b");
    expect(html.querySelector("pre > code.language-ts .hljs-keyword")?.textContent).toBe("const");
    expect(html.querySelector("pre.raw-markdown > code")?.textContent).toBe("<div>raw</div>");
    expect(html.querySelector("ol")?.getAttribute("start")).toBe("5");
  });

  test("addresses can be rewritten or dropped", () => {
    const { body } = parseMarkdown("![a](/attachments/1/a.png)\n\n[b](/w/acme/n/secret)");
    const html = renderBody(body, {
      address: (address) =>
        address.startsWith("/attachments/") ? `/p/acme/files${address.slice(12)}` : null,
    });
    expect(html).not.toContain("secret");
    expect(page(html).querySelector(".missing-image")).not.toBeNull();
  });

  test("knows every node of the schema", () => {
    for (const name of Object.keys(bodySchema.nodes)) {
      if (["doc", "text"].includes(name)) continue;
      expect(renderBody(doc({ type: name })), name).toMatch(/^<[a-z]/);
    }
  });
});
