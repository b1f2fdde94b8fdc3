import { JSDOM } from "jsdom";
import createMarkdownIt from "markdown-it";

const { normalizeLink } = createMarkdownIt();

/** Where the pictures of an example are taken to be, since only whole addresses may be shown. */
export const PICTURES = "https://pictures.example/";

/**
 * What HTML says, for comparing ours with a reference renderer's: blocks one per line, text as runs with their marks.
 * Left out, because our stylesheet needs it or it says nothing: comments, ids, classes, `rel`, wrappers around tables and
 * captions, paragraphs in list items and cells, the order in which marks enclose each other, white space that browsers
 * collapse, how addresses are escaped.
 */
export function canonicalHtml(html: string): string {
  const writer = new Writer();
  writer.children(JSDOM.fragment(html), []);
  return writer.text();
}

const MARKS: Record<string, string> = { EM: "em", STRONG: "strong", DEL: "s", S: "s", CODE: "code" };
const WRAPPERS = new Set(["TBODY", "THEAD", "DIV", "LABEL", "FIGURE"]);
const INVISIBLE = new Set(["FIGCAPTION"]);

class Writer {
  private readonly lines: string[] = [];
  private runs: { marks: string; text: string }[] = [];
  private depth = 0;

  text(): string {
    this.endLine();
    return this.lines.join("\n");
  }

  children(parent: Node, marks: string[]): void {
    for (const child of parent.childNodes) this.node(child, marks);
  }

  private node(node: Node, marks: string[]): void {
    if (node.nodeType === 3) return this.run(node.nodeValue ?? "", marks);
    if (node.nodeType !== 1) return;
    const element = node as Element;
    const mark = element.parentElement?.tagName === "PRE" ? undefined : MARKS[element.tagName];
    if (mark !== undefined) return this.children(element, [...marks, mark]);
    switch (element.tagName) {
      case "A":
        return this.children(element, [...marks, `a ${link(element)}`]);
      case "BR":
        return this.run("\u21b5", []);
      case "IMG":
        return this.run(
          image(element),
          marks.filter((name) => name.startsWith("a ")),
        );
      case "INPUT":
        return this.run(element.hasAttribute("checked") ? "[x] " : "[ ] ", []);
      case "PRE":
        return this.code(element);
      case "P":
        return this.paragraph(element);
      default:
        return this.block(element, marks);
    }
  }

  private block(element: Element, marks: string[]): void {
    if (INVISIBLE.has(element.tagName)) return;
    if (WRAPPERS.has(element.tagName)) return this.children(element, marks);
    this.line(element.tagName.toLowerCase() + about(element));
    this.depth += 1;
    this.children(element, marks);
    this.endLine();
    this.depth -= 1;
  }

  private paragraph(element: Element): void {
    const afterBox = this.runs.length === 1 && /^\[.\] $/.test(this.runs[0]?.text ?? "");
    if (!afterBox) this.endLine();
    this.children(element, []);
    this.endLine();
  }

  private code(element: Element): void {
    const raw = element.hasAttribute("data-raw-markdown") ? "raw" : "pre";
    const language = /language-\S+/.exec(element.firstElementChild?.className ?? "")?.[0] ?? "";
    const code = element.textContent ?? "";
    // Ours ends where the code ends; the references end it with its last line's end.
    const text = element.hasAttribute("tabindex") ? code : code.replace(/\n$/, "");
    this.line(`${raw} ${language} ${JSON.stringify(text)}`);
  }

  /** Nobody sees marks on white space. */
  private run(text: string, marks: string[]): void {
    const names = [...new Set(marks)].toSorted().join(" ");
    for (const part of text.split(/(\s+)/)) {
      const sign = /^\s/.test(part) ? "" : names;
      const last = this.runs.at(-1);
      if (part !== "" && last?.marks === sign) last.text += part;
      else if (part !== "") this.runs.push({ marks: sign, text: part });
    }
  }

  private line(text: string): void {
    this.endLine();
    this.lines.push(" ".repeat(this.depth) + text);
  }

  private endLine(): void {
    const text = this.runs
      .map(({ marks, text: said }) => (marks === "" ? said : `\u2039${marks}\u203a${said}\u2039/\u203a`))
      .join("")
      .replace(/\s+/g, " ")
      .replace(/ ?\u21b5 ?/g, "\u21b5")
      .trim();
    this.runs = [];
    if (text !== "") this.lines.push(`${" ".repeat(this.depth)}"${text}"`);
  }
}

function link(element: Element): string {
  const title = element.getAttribute("title");
  return normalizeLink(element.getAttribute("href") ?? "") + (title ? ` "${title}"` : "");
}

function image(element: Element): string {
  const caption = element.parentElement?.querySelector("figcaption")?.textContent;
  const title = element.getAttribute("title") ?? caption ?? "";
  const src = (element.getAttribute("src") ?? "").replace(PICTURES, "");
  return `\u2039img ${normalizeLink(src)} "${element.getAttribute("alt") ?? ""}" "${title}"\u203a`;
}

function about(element: Element): string {
  const start = element.getAttribute("start");
  const align = element.getAttribute("align") ?? /align-(\w+)/.exec(element.className)?.[1];
  return `${start ? ` ${start}` : ""}${align ? ` ${align}` : ""}`;
}
