import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  stringify,
  visit,
} from "yaml";
import { splitFrontMatter } from "./split-front-matter.ts";

/** What Commonplace understands of a file's front matter. Dates are ISO 8601 in UTC. */
export type FrontMatter = {
  title?: string;
  tags?: string[];
  aliases?: string[];
  description?: string;
  cover?: string;
  created?: string;
  updated?: string;
  publish?: boolean;
  permalink?: string;
};

/** `extra` is YAML, letter by letter: keys that are not ours, values of ours that we cannot read, comments. */
export type FrontMatterParts = { data: FrontMatter; extra: string };

/** `problem` says why nothing was read although there is front matter; all of it is `extra` then. */
export type ReadFrontMatter = FrontMatterParts & { body: string; problem?: FrontMatterProblem };
export type FrontMatterProblem = "too-large" | "invalid" | "aliases";

/** In characters. People write some hundred; more is an attack on the YAML parser. */
const LONGEST = 10_000;
/** Brackets or indents inside each other. */
const DEEPEST = 30;

/** Splits a Markdown file into what its front matter says and its body. Never throws. */
export function readFrontMatter(markdown: string): ReadFrontMatter {
  const { yaml, body } = splitFrontMatter(markdown);
  if (yaml === null) return { data: {}, extra: "", body };
  return { ...readYaml(yaml), body };
}

/** The front matter for the top of a file, with its `---` lines; "" when there is nothing to say. */
export function writeFrontMatter({ data, extra }: FrontMatterParts): string {
  const known = Object.fromEntries(
    ORDER.filter((key) => !isEmpty(data[key])).map((key) => [key, data[key]] as const),
  );
  const own = Object.keys(known).length > 0 ? stringify(known, { lineWidth: 0 }) : "";
  const rest = own === "" ? extra.trimEnd() : extraWithout(extra, known);
  const text = [own.trimEnd(), rest].filter((part) => part !== "").join("\n");
  if (text === "") return "";
  // Comments alone would be taken for headings between dividers.
  const isComment = text.split("\n").every((line) => line.startsWith("#") || line.trim() === "");
  return `---\n${text}${isComment ? "\n{}" : ""}\n---\n`;
}

function isEmpty(value: FrontMatter[keyof FrontMatter]): boolean {
  return value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

type Reader<Value> = (node: Node) => Value | undefined;

const READERS: { [Key in keyof Required<FrontMatter>]: Reader<NonNullable<FrontMatter[Key]>> } = {
  title: textOf,
  aliases: (node) => listOf(node, /,/),
  tags: (node) =>
    listOf(node, /[,\s]+/)
      ?.map((tag) => tag.replace(/^#/, ""))
      .filter((tag) => tag !== ""),
  description: textOf,
  cover: textOf,
  created: dateOf,
  updated: dateOf,
  publish: (node) => (isScalar(node) && typeof node.value === "boolean" ? node.value : undefined),
  permalink: textOf,
};
const ORDER = Object.keys(READERS) as (keyof FrontMatter)[];

function readYaml(yaml: string): FrontMatterParts & { problem?: FrontMatterProblem } {
  const unread = (problem: FrontMatterProblem) => ({ data: {}, extra: yaml, problem });
  if (yaml.length > LONGEST || isDeep(yaml)) return unread("too-large");
  const document = parsed(yaml);
  if (!document) return unread("invalid");
  if (hasAliases(document)) return unread("aliases");
  if (!isMap(document.contents)) return { data: {}, extra: yaml.trim() };
  const data: FrontMatter = {};
  const kept = entriesOf(document, yaml).filter(({ pair }) => pair === null || !readPair(pair, data));
  return { data, extra: joined(kept) };
}

/** Nesting is what makes a YAML parser call itself. */
function isDeep(yaml: string): boolean {
  let depth = 0;
  for (const [sign] of yaml.matchAll(/[[\]{}]/g)) {
    depth += sign === "[" || sign === "{" ? 1 : -1;
    if (depth > DEEPEST) return true;
  }
  return new RegExp(`^(?:[ \\t]*[-?:] ?){${DEEPEST}}|^ {${4 * DEEPEST}}`, "m").test(yaml);
}

function parsed(yaml: string): Document.Parsed | null {
  const document = parseDocument(yaml, {
    schema: "core",
    logLevel: "silent",
    prettyErrors: false,
    uniqueKeys: false,
  });
  const { contents, errors } = document;
  if (errors.length > 0 || !(contents === null || isMap(contents))) return null;
  return contents === null || hasUniqueKeys(contents.items) ? document : null;
}

/** The library compares each key with all the others. */
function hasUniqueKeys(pairs: Pair[]): boolean {
  const names = pairs.map(({ key }) => (isScalar(key) ? String(key.value) : null));
  return new Set(names).size === names.length;
}

function hasAliases(document: Document.Parsed): boolean {
  let found = false;
  visit(document, {
    Alias: () => {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

/** Sets what the pair says; false when it is not ours or cannot be read. */
function readPair({ key, value }: Pair, data: FrontMatter): boolean {
  const name = ORDER.find((known) => isScalar(key) && key.value === known);
  if (name === undefined || !isNode(value) || !isPlainTag(value.tag)) return false;
  const read = READERS[name](value);
  if (read === undefined) return false;
  Object.assign(data, { [name]: read });
  return true;
}

function isPlainTag(tag: string | undefined): boolean {
  return tag === undefined || /^tag:yaml\.org,2002:(?:str|int|float|bool|seq|map)$/.test(tag);
}

function isNode(value: unknown): value is Node {
  return (isScalar(value) || isSeq(value) || isMap(value)) && !isAlias(value);
}

function textOf(node: Node): string | undefined {
  if (!isScalar(node)) return undefined;
  const { value, source } = node;
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  return (typeof value === "string" ? value : (source ?? String(value))).trim() || undefined;
}

function listOf(node: Node, separator: RegExp): string[] | undefined {
  const texts = isSeq(node)
    ? node.items.map((item) => (isNode(item) ? textOf(item) : undefined))
    : textOf(node)
        ?.split(separator)
        .map((part) => part.trim())
        .filter((part) => part !== "");
  if (!texts || texts.length === 0 || !texts.every((text) => text !== undefined)) return undefined;
  return [...new Set(texts)];
}

const DATE = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*(?:Z|[+-]\d{2}:?\d{2}))?)?$/;

function dateOf(node: Node): string | undefined {
  const text = textOf(node);
  if (text === undefined || !DATE.test(text)) return undefined;
  const day = text.slice(0, 10);
  const time = text.slice(11).trim() || "00:00";
  const date = new Date(
    `${day}T${time.replaceAll(" ", "")}${/(?:Z|[+-]\d{2}:?\d{2})$/.test(time) ? "" : "Z"}`,
  );
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

type Entry = { pair: Pair | null; source: string };

/** The lines of each key, and the lines of comments between them. */
function entriesOf(document: Document.Parsed, yaml: string): Entry[] {
  const map = document.contents;
  if (!isMap(map)) return [{ pair: null, source: yaml }];
  if (map.flow) return flowEntries(map.items, yaml);
  const starts = map.items.map(({ key }) => lineStart(yaml, isNodeWithRange(key) ? key.range[0] : 0));
  const entries: Entry[] = [{ pair: null, source: yaml.slice(0, starts[0] ?? yaml.length) }];
  map.items.forEach((pair, index) => {
    const source = yaml.slice(starts[index], starts[index + 1] ?? yaml.length);
    const own = ownLines(source);
    entries.push({ pair, source: own }, { pair: null, source: source.slice(own.length) });
  });
  return entries;
}

function flowEntries(pairs: Pair[], yaml: string): Entry[] {
  const comments = yaml.split("\n").filter((line) => line.startsWith("#"));
  const entries = pairs.map((pair) => ({ pair, source: stringify(new Map([[pair.key, pair.value]])) }));
  return [{ pair: null, source: comments.join("\n") }, ...entries];
}

function isNodeWithRange(key: unknown): key is Node & { range: [number, number, number] } {
  return isNode(key) && Array.isArray(key.range);
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

/** A pair without the comments and blank lines that follow it: they introduce the next one. */
function ownLines(source: string): string {
  const lines = source.split("\n");
  let end = lines.length;
  while (end > 1 && /^(?:#|\s*$)/.test(lines[end - 1] ?? "")) end -= 1;
  return `${lines.slice(0, end).join("\n")}${end < lines.length ? "\n" : ""}`;
}

function joined(entries: Entry[]): string {
  return entries
    .map(({ source }) => source.replace(/^\n+|\n+$/g, ""))
    .filter((source) => source.trim() !== "")
    .join("\n");
}

/** The extra YAML without the keys that are written from `known`; what is no YAML becomes comments, so that the file is. */
function extraWithout(extra: string, known: Record<string, unknown>): string {
  if (extra.trim() === "") return "";
  const document = extra.length > LONGEST || isDeep(extra) ? null : parsed(extra);
  if (!document) return extra.trimEnd().replace(/^(?!#)/gm, "# ");
  const isKnown = ({ key }: Pair) =>
    isScalar(key) && typeof key.value === "string" && Object.hasOwn(known, key.value);
  return joined(entriesOf(document, extra).filter(({ pair }) => pair === null || !isKnown(pair)));
}
