import type { JSONContent } from "@tiptap/core";
import { describe, expect, test } from "vitest";

import { parseMarkdown } from "./parse.ts";
import { serializeMarkdown } from "./serialize.ts";

const COMPARISON = `# kitchen-notes
want to keep what I learned about bread



# Sourdough vs Yeast
Sourdough and yeast serve different purposes(in baking): one is slow, while the other is fast.

### Sourdough
- **Focus**: Flavour, keeping, and patience.
- **Key Features**:
  - Wild yeast, and bacteria.
  - Works with many flours, including rye.
- **Use Cases**:
  - Country loaves.
 
### Key Differences:
**Time**: Sourdough takes days.
**Taste**: Yeast is mild. 
### When to Choose Which:
#### Choose sourdough if:
- You have time. 
- You like it sour. 
`;

function outline(node: JSONContent, depth = 0): string[] {
  const bold = (node.content ?? [])
    .filter((child) => child.marks?.some(({ type }) => type === "bold"))
    .map(({ text }) => text);
  const line = `${" ".repeat(depth)}${node.type}${node.attrs?.level ?? ""}${bold.length > 0 ? `: ${bold.join(", ")}` : ""}`;
  return [
    line,
    ...(node.content ?? [])
      .filter(({ type }) => type !== "text")
      .flatMap((child) => outline(child, depth + 1)),
  ];
}

function again(markdown: string): string {
  const { title = "", body, frontMatter } = parseMarkdown(markdown);
  return serializeMarkdown({ title, body, ...(frontMatter === undefined ? {} : { frontMatter }) });
}

describe("a note of headings, bold runs and nested lists", () => {
  test("keeps them all", () => {
    const { title, body } = parseMarkdown(COMPARISON);
    expect(title).toBe("kitchen-notes");
    expect(outline(body)).toMatchInlineSnapshot(`
      [
        "doc",
        " paragraph",
        " heading1",
        " paragraph",
        " heading3",
        " bulletList",
        "  listItem",
        "   paragraph: Focus",
        "  listItem",
        "   paragraph: Key Features",
        "   bulletList",
        "    listItem",
        "     paragraph",
        "    listItem",
        "     paragraph",
        "  listItem",
        "   paragraph: Use Cases",
        "   bulletList",
        "    listItem",
        "     paragraph",
        " heading3",
        " paragraph: Time, Taste",
        " heading3",
        " heading4",
        " bulletList",
        "  listItem",
        "   paragraph",
        "  listItem",
        "   paragraph",
      ]
    `);
  });

  test("is written back as it was, but for its line breaks", () => {
    const written = again(COMPARISON);
    expect(written.replace(/\s+/g, " ")).toBe(COMPARISON.replace(/\s+/g, " "));
    expect(again(written)).toBe(written);
  });
});

describe("title and front matter", () => {
  test("the front matter is kept, and gives the title when no heading does", () => {
    const source = '---\ntags: [a, b]\ntitle: "My note"\n---\n\nText.\n';
    expect(parseMarkdown(source)).toMatchObject({
      title: "My note",
      frontMatter: 'tags: [a, b]\ntitle: "My note"',
    });
    expect(serializeMarkdown({ ...parseMarkdown(source), title: "" })).toBe(source);
    expect(parseMarkdown("---\ntitle: x\n---\n# y\n").title).toBe("y");
  });

  test("a divider at the top is no front matter", () => {
    const body = {
      type: "doc",
      content: [
        { type: "horizontalRule" },
        { type: "paragraph", content: [{ type: "text", text: "a" }] },
        { type: "horizontalRule" },
      ],
    };
    const markdown = serializeMarkdown({ title: "", body });
    expect(parseMarkdown(markdown)).toEqual({ body });
  });

  test("the heading stays when it is not to be lifted", () => {
    expect(parseMarkdown("# a\n\nb", { liftTitle: false })).not.toHaveProperty("title");
  });

  test("an empty source is an empty paragraph", () => {
    expect(parseMarkdown("")).toEqual({ body: { type: "doc", content: [{ type: "paragraph" }] } });
  });
});

describe("what the schema cannot hold is kept as written", () => {
  test.each([
    ["HTML", '<div align="center">\n\ntext\n\n</div>\n'],
    ["a comment", "<!-- remember -->\n"],
    ["footnotes", "See[^1].\n\n[^1]: The book, page 2.\n"],
    ["display math", "$$\n\\int_0^1 x_1 * x_2\n$$\n"],
    ["inline math", "Let $a_1 * b*c$ be.\n"],
    ["inline HTML", "Press <kbd>Enter</kbd>.\n"],
    ["a picture amid text", "See ![cat](/attachments/1/c.png) here.\n"],
    ["a linked picture", "[![cat](/attachments/1/c.png)](https://a.example)\n"],
    ["a relative picture", "![cat](images/cat.png)\n"],
    ["a picture in data", "![cat](data:image/png;base64,AAAA)\n"],
    ["an unused definition", "Text.\n\n[home]: https://a.example 'Home'\n"],
    ["code with attributes", '```js title="a.js" {1,3}\nx\n```\n'],
    ["underline", "<u>read</u>\n"],
    ["deep headings", "##### five\n\n###### six\n"],
    ["prices", "From $5 to $6, or $7.\n".replaceAll("$", "\\$")],
  ])("%s", (_name, source) => {
    expect(again(source)).toBe(source);
  });

  test("a definition that is used is written into its link", () => {
    expect(again("[home][h]\n\n[h]: https://a.example 'Home'")).toBe('[home](https://a.example "Home")\n');
  });
});
