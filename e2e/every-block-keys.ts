import type { Keyboard } from "./keyboard.ts";

// Parts of addresses differ from run to run: they are written here as ID, widths of columns as WIDTH.

export interface Recipe {
  /** What is pressed and typed, beginning in an empty line. */
  keys: (at: Keyboard) => Promise<void>;
  /** What stands in the note then. */
  markdown: string;
}

const typed = (text: string, markdown = text): Recipe => ({ keys: ({ type }) => type(text), markdown });

/** Lines with Enter after each but the last. */
const lines = (given: string[], markdown: string): Recipe => ({
  keys: async ({ type, press }) => {
    for (const [at, line] of given.entries()) {
      if (at > 0) await press("Enter");
      await type(line);
    }
  },
  markdown,
});

/** A word while a key's mark is on, between two without it. */
const pressed = (key: string, markdown: string): Recipe => ({
  keys: async ({ type, press }) => {
    await type("a ");
    await press(key);
    await type("word");
    await press(key);
    await type(" more");
  },
  markdown,
});

const texts: Record<string, Recipe> = {
  paragraph: typed("Feed it daily."),
  headings: lines(["# One", "## Two", "### Three", "#### Four"], "# One\n\n## Two\n\n### Three\n\n#### Four"),
  "heading, by its key": {
    keys: async ({ type, press }) => {
      await press("ControlOrMeta+Alt+3");
      await type("Three");
    },
    markdown: "### Three",
  },
  "line break": {
    keys: async ({ type, press }) => {
      await type("one");
      await press("Shift+Enter");
      await type("two");
    },
    markdown: "one\\\ntwo",
  },
  bold: pressed("ControlOrMeta+b", "a **word** more"),
  italic: pressed("ControlOrMeta+i", "a *word* more"),
  underline: pressed("ControlOrMeta+u", "a <u>word</u> more"),
  strike: pressed("ControlOrMeta+Shift+s", "a ~~word~~ more"),
  code: pressed("ControlOrMeta+e", "a `word` more"),
  highlight: pressed("ControlOrMeta+Shift+h", "a ==word== more"),
  subscript: pressed("ControlOrMeta+,", "a <sub>word</sub> more"),
  superscript: pressed("ControlOrMeta+.", "a <sup>word</sup> more"),
  "marks as they are written": typed("a **b** *c* ~~d~~ `e` ==f== g"),
  link: {
    keys: async ({ type, press, field }) => {
      await type("the mill");
      await press("Shift+Home", "ControlOrMeta+k");
      await field("Address or note");
      await type("example.com/mill");
      await press("Enter");
    },
    markdown: "[the mill](https://example.com/mill)",
  },
  "formula in the line": typed("Euler $e^{i\\pi}+1=0$ said"),
  emoji: {
    keys: async ({ type, choose }) => {
      await choose(":bread");
      await type(" and");
    },
    markdown: "🍞 and",
  },
  "what the dialect does not know": {
    keys: ({ paste }) => paste('Press <kbd>Enter</kbd> **now**.\n\n<div align="center">\n  The oven\n</div>'),
    markdown: 'Press <kbd>Enter</kbd> **now**.\n\n<div align="center">\n  The oven\n</div>',
  },
};

const blocks: Record<string, Recipe> = {
  "bulleted list": {
    keys: async ({ type, press }) => {
      await type("- jar");
      await press("Enter", "Tab");
      await type("of glass");
      await press("Enter", "Shift+Tab");
      await type("time");
    },
    markdown: "- jar\n  - of glass\n- time",
  },
  "numbered list": lines(["3. dig", "sow"], "3. dig\n4. sow"),
  "task list": {
    keys: async ({ type, press }) => {
      await type("[ ] water");
      await press("ControlOrMeta+Enter", "Enter");
      await type("weed");
    },
    markdown: "- [x] water\n- [ ] weed",
  },
  quote: typed("> Patience is an ingredient."),
  "callout as it is written": typed("> [!tip] Warm water", "> [!tip]\n> Warm water"),
  "callout with a title": {
    keys: async ({ type, press, choose, field }) => {
      await choose("/callout warning");
      await type("Hot.");
      await press("Alt+F10", "Tab");
      await field("Title of the callout");
      await type("Oven");
      await press("Enter");
    },
    markdown: "> [!warning] Oven\n> Hot.",
  },
  toggle: lines(
    ["+++ Why rye", "It ferments faster."],
    "<details>\n<summary>Why rye</summary>\n\nIt ferments faster.\n\n</details>",
  ),
  "code block": lines(["```js let x = 1", "let y"], "```js\nlet x = 1\nlet y\n```"),
  diagram: {
    keys: async ({ type, choose }) => {
      await choose("/diagram");
      await type("graph LR; A --> B");
    },
    markdown: "```mermaid\ngraph LR; A --> B\n```",
  },
  formula: {
    keys: async ({ type, press }) => {
      await type("$$ \\frac{1}{3}");
      await press("Escape");
    },
    markdown: "$$\n\\frac{1}{3}\n$$",
  },
  divider: typed("---"),
  "table of contents": typed("[TOC]"),
  footnote: {
    keys: async ({ type, press }) => {
      await type("Warm[^why] and slow.");
      await press("ControlOrMeta+End");
      await type("Yeast likes it.");
    },
    markdown: "Warm[^why] and slow.\n\n[^why]: Yeast likes it.",
  },
};

const picture = {
  name: "loaf.png",
  mimeType: "image/png",
  // One red pixel.
  buffer: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFAAH/q842iQAAAABJRU5ErkJggg==",
    "base64",
  ),
};
const recipePdf = { name: "recipe.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(64, "%PDF-1.7 ") };

const mediaAndTables: Record<string, Recipe> = {
  "picture with description, caption and width": {
    keys: async ({ body, type, press, choosing, choose, field }) => {
      await choosing(picture, choose("/image"));
      await body.locator("figure.image img").waitFor();
      await press("ArrowUp", "Alt+F10");
      await field("Description");
      await type("A cut loaf");
      await press("Tab");
      await field("Caption");
      await type("Day three");
      await press("Tab");
      await field("Width in percent");
      await type("70");
      await press("Enter");
    },
    markdown:
      '<figure>\n<img src="/attachments/ID/loaf.png" alt="A cut loaf" width="70%">\n<figcaption>Day three</figcaption>\n</figure>',
  },
  file: {
    keys: async ({ body, type, press, choosing, choose, field }) => {
      await choosing(recipePdf, choose("/file"));
      await body.locator(".file-block").waitFor();
      await press("ArrowUp", "Alt+F10");
      await field("Name of the file");
      await press("ControlOrMeta+a");
      await type("Rye.pdf");
      await press("Enter");
    },
    markdown: '[Rye.pdf](/attachments/ID/recipe.pdf "application/octet-stream, 64 bytes")',
  },
  embed: {
    keys: async ({ type, press, choose, field }) => {
      await choose("/embed");
      await field("Address to embed");
      await type("https://www.youtube.com/watch?v=aqz-KE-bpKQ");
      await press("Enter");
    },
    markdown: "![](https://www.youtube.com/watch?v=aqz-KE-bpKQ)",
  },
  "table whose rows and columns are moved": {
    keys: async ({ type, press, choose, menu }) => {
      await choose("/table");
      for (const cell of ["Day", "Flour", "Water", "one", "50 g", "", "two", "60 g"]) {
        await type(cell);
        await press("Tab");
      }
      await type("40 g");
      await menu("Alignment", "Align right");
      await menu("Column", "Move column left");
      // What was moved is selected; an arrow leads back into it, here into its first cell.
      await press("ArrowRight", "ArrowDown", "ArrowDown");
      await menu("Row", "Move row up");
      await press("ArrowRight");
      await menu("Row", "Insert row below");
      await press("ControlOrMeta+Enter");
    },
    markdown:
      "| Day | Water | Flour |\n| --- | ---: | --- |\n| two | 40 g | 60 g |\n|  |  |  |\n| one |  | 50 g |",
  },
  "table with merged cells, a header column and a width": {
    keys: async ({ type, press, choose, tool, menu }) => {
      await choose("/table");
      await menu("Row", "Delete row");
      await type("a");
      await press("Tab");
      await type("b");
      await tool("Header column");
      await press("Shift+ArrowRight");
      await tool("Merge cells");
      await press("ArrowLeft", "Alt+Shift+ArrowRight", "ControlOrMeta+Enter");
    },
    markdown: `<table>
<tbody>
<tr>
<th data-colwidth="WIDTH">a</th>
<td colspan="2">b</td>
</tr>
<tr>
<th data-colwidth="WIDTH"></th>
<td></td>
<td></td>
</tr>
</tbody>
</table>`,
  },
  "link to a note": {
    keys: async ({ type, choose }) => {
      await type("See ");
      await choose("[[Rye");
      await type(" today");
    },
    markdown: "See [[Rye bread]] today",
  },
  "note within this one": {
    keys: ({ choose }) => choose("![[Rye"),
    markdown: "![[Rye bread]]",
  },
  mention: {
    keys: async ({ type, choose }) => {
      await type("Ask ");
      await choose("@ben");
      await type(" today, and ");
      await choose("@ben");
      await type(", too");
    },
    markdown: "Ask [@Ben Okafor](mention:ID) today, and [@Ben Okafor](mention:ID), too",
  },
};

/** How every node and mark of the schema is made without a mouse. Each group is written into one note. */
export const recipes = { "texts and marks": texts, blocks, "media, tables and links": mediaAndTables };
