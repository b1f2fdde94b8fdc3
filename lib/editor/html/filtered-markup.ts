/** Which elements may stay, with which attributes; each attribute's value must match. */
export type Allowed = {
  elements: ReadonlySet<string>;
  attributes: ReadonlyMap<string, RegExp>;
  /** Elements that go together with what is in them. */
  dropped: ReadonlySet<string>;
};

const PIECE = /<(\/?)([A-Za-z][\w-]*)((?:\s+[\w:-]+="[^"<>]*")*)\s*(\/?)>|([^<>]+)/y;
const ATTRIBUTE = /([\w:-]+)="([^"<>]*)"/g;

/**
 * Markup of another program's making, written anew with what is allowed and nothing else. Null when it is not built
 * as strictly as a program would build it, so that nothing has to be guessed.
 */
export function filteredMarkup(markup: string, allowed: Allowed): string | null {
  const open: Element[] = [];
  let written = "";
  let at = 0;
  while (at < markup.length) {
    PIECE.lastIndex = at;
    const match = PIECE.exec(markup);
    const piece = match && writtenPiece(match, open, allowed);
    if (piece === null) return null;
    at = PIECE.lastIndex;
    written += piece;
  }
  return open.length === 0 ? written : null;
}

type Element = { name: string; kept: boolean };

/** A tag or text as it is written anew; null for an end that fits no beginning. */
function writtenPiece(match: RegExpExecArray, open: Element[], allowed: Allowed): string | null {
  const [, slash, name = "", attributes = "", selfClosing, text] = match;
  const silent = open.some((element) => allowed.dropped.has(element.name));
  if (text !== undefined) return silent ? "" : escapedText(text);
  if (slash === "/") {
    const element = open.pop();
    if (element?.name !== name) return null;
    return element.kept ? `</${name}>` : "";
  }
  const kept = !silent && allowed.elements.has(name);
  if (selfClosing !== "/") open.push({ name, kept });
  return kept ? `<${name}${keptAttributes(attributes, allowed)}${selfClosing === "/" ? "/>" : ">"}` : "";
}

function keptAttributes(list: string, { attributes }: Allowed): string {
  let kept = "";
  for (const [, name = "", value = ""] of list.matchAll(ATTRIBUTE)) {
    if (attributes.get(name)?.test(value)) kept += ` ${name}="${escapedText(value)}"`;
  }
  return kept;
}

/** Ampersands that begin no entity are made one; the rest cannot be in here. */
function escapedText(text: string): string {
  return text.replace(/&(?!(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[\da-f]{1,6});)/gi, "&amp;");
}
