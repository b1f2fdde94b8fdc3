/** A node of Outline's editor, as its exports have them. */
export interface OutlineNode {
  type: string;
  text?: string;
  attrs?: Record<string, unknown>;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  content?: OutlineNode[];
}

const deepest = 150;

/** What is a node of this, whatever it is: what is none, or lies too deep, is left out. */
export function outlineNode(given: unknown, depth = 0): OutlineNode | null {
  if (!isObject(given) || typeof given.type !== "string" || depth > deepest) return null;
  const { type, text, attrs, marks, content } = given;
  return {
    type,
    ...(typeof text === "string" && { text }),
    ...(isObject(attrs) && { attrs }),
    ...(Array.isArray(marks) && { marks: marks.flatMap(markFrom) }),
    ...(Array.isArray(content) && {
      content: content.flatMap((child: unknown) => outlineNode(child, depth + 1) ?? []),
    }),
  };
}

function markFrom(given: unknown): NonNullable<OutlineNode["marks"]> {
  if (!isObject(given) || typeof given.type !== "string") return [];
  const { type, attrs } = given;
  return [{ type, ...(isObject(attrs) && { attrs }) }];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
