import type { JSONContent } from "@tiptap/core";

// No vowels and no look-alikes, so that ids never spell words.
const ALPHABET = "23456789bcdfghjkmnpqrstvwxyzBCDF";
const LENGTH = 10;

/** Every block of a body carries an id under this attribute from the moment it is typed (law 7). */
export const BLOCK_TYPES: ReadonlySet<string> = new Set([
  "paragraph",
  "heading",
  "bulletList",
  "orderedList",
  "taskList",
  "listItem",
  "taskItem",
  "blockquote",
  "codeBlock",
  "table",
  "tableRow",
  "tableHeader",
  "tableCell",
  "image",
  "horizontalRule",
  "rawMarkdown",
  "callout",
  "toggle",
  "toggleSummary",
  "toggleContent",
  "mathBlock",
  "footnoteDefinition",
  "tableOfContents",
  "embed",
  "file",
  "noteEmbed",
]);

/** A new block id: 50 random bits, unique within a note. */
export function newBlockId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH));
  let id = "";
  for (const byte of bytes) id += ALPHABET[byte & 31];
  return id;
}

/** A copy of the content in which every block has an id and no id occurs twice; existing ids stay. */
export function withBlockIds(content: JSONContent, taken = new Set<string>()): JSONContent {
  const copy: JSONContent = { ...content };
  if (content.type !== undefined && BLOCK_TYPES.has(content.type)) {
    copy.attrs = { ...content.attrs, id: freeId(content.attrs?.id, taken) };
  }
  if (content.content) copy.content = content.content.map((child) => withBlockIds(child, taken));
  return copy;
}

/** A copy of the content without block ids, for comparing what two documents say. */
export function withoutBlockIds(content: JSONContent): JSONContent {
  const copy: JSONContent = { ...content };
  if (content.attrs) {
    const attrs = Object.fromEntries(
      Object.entries(content.attrs).filter(([name, value]) => name !== "id" && value !== null),
    );
    if (Object.keys(attrs).length > 0) copy.attrs = attrs;
    else delete copy.attrs;
  }
  if (content.content) copy.content = content.content.map(withoutBlockIds);
  return copy;
}

function freeId(wanted: unknown, taken: Set<string>): string {
  const id = typeof wanted === "string" && wanted !== "" && !taken.has(wanted) ? wanted : newBlockId();
  taken.add(id);
  return id;
}
