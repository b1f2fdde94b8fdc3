import { isSimpleHtml } from "../read-html-inline.ts";

/** A tag of `<details>` or `<table>`, or the text between two of them. */
export type Piece = {
  kind: "open" | "close" | "text";
  tag: string;
  attrs: Record<string, string>;
  /** As written, with the white space before it. */
  source: string;
};

const TAG = /<(\/?)(details|summary|table|tbody|thead|tr|th|td)((?:\s+[\w-]+(?:="[^"<>]*")?)*)\s*>/giy;

/** The attributes each tag may have for us to know all that it says. */
const ATTRIBUTES: Record<string, readonly string[]> = {
  details: ["open"],
  th: ["colspan", "rowspan", "align", "data-colwidth"],
  td: ["colspan", "rowspan", "align", "data-colwidth"],
};

/** Cuts an HTML block into pieces; null when there is more in it than we know. */
export function htmlPieces(html: string): Piece[] | null {
  const pieces: Piece[] = [];
  for (let at = 0; at < html.length;) {
    TAG.lastIndex = at;
    const match = TAG.exec(html);
    const piece = match ? tagPiece(match) : textPiece(html, at);
    if (piece === null) return null;
    if (piece.kind !== "text" || piece.source.trim() !== "") pieces.push(piece);
    at += piece.source.length;
  }
  return pieces;
}

function tagPiece([source, slash, name = "", list = ""]: RegExpExecArray): Piece | null {
  const tag = name.toLowerCase();
  const attrs: Record<string, string> = {};
  for (const [, key = "", value = ""] of list.matchAll(/([\w-]+)(?:="([^"]*)")?/g)) {
    const attribute = key.toLowerCase();
    if (!ATTRIBUTES[tag]?.includes(attribute) || Object.hasOwn(attrs, attribute)) return null;
    attrs[attribute] = value;
  }
  if (slash !== "" && list !== "") return null;
  return { kind: slash === "" ? "open" : "close", tag, attrs, source };
}

/** What stands before the next tag of ours. */
function textPiece(html: string, at: number): Piece | null {
  const next = html.slice(at).search(/(?<=.)<\/?(?:details|summary|table|tbody|thead|tr|th|td)[\s>]/is);
  const source = next < 0 ? html.slice(at) : html.slice(at, at + next);
  return source === "" || !isSimpleHtml(source) ? null : { kind: "text", tag: "", attrs: {}, source };
}
