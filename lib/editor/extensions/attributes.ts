/** The value if it is text that says something, or null. */
export function textOrNull(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

/** HTML attributes without those that have no value. */
export function filled(attributes: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

/**
 * What an inline node that is not text counts as: one character, as long as the node itself, so that places in the
 * text are places in the document.
 */
export const ATOM_TEXT = "\uFFFC";
