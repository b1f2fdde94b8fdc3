import type { Piece } from "./inline-pieces.ts";

/** Writes the pieces as Markdown that parses back to them. */
export function write(pieces: Piece[], hardBreak: string): string {
  chooseItalicSigns(pieces);
  pieces.forEach((piece, index) => {
    if (piece.kind === "text") guardLiteral(piece, pieces[index - 1]);
  });
  // An encoded letter turns into punctuation for the mark on its other side, so guards may call for more guards.
  while (guardMarks(pieces));
  const dollars = pieces.reduce((sum, { text }) => sum + (text.split("$").length - 1), 0);
  return pieces
    .map((piece, index) => {
      if (piece.kind === "break") return hardBreak;
      if (piece.kind !== "text") return piece.text;
      return escapeText(piece, { next: pieces[index + 1]?.text ?? "", dollars });
    })
    .join("");
}

/** `*` next to `**` would be read as `***`, so italics are written `_` there. */
function chooseItalicSigns(pieces: Piece[]): void {
  const opened: number[] = [];
  pieces.forEach((piece, index) => {
    if (piece.kind === "open" && piece.mark === "italic") opened.push(index);
    if (piece.kind !== "close" || piece.mark !== "italic") return;
    const start = opened.pop();
    const opening = start === undefined ? undefined : pieces[start];
    if (start === undefined || opening?.kind !== "open") return;
    const crowded = [start - 1, start + 1, index - 1, index + 1].some((at) => isStar(pieces[at]));
    opening.text = piece.text = crowded ? "_" : "*";
  });
}

function isStar(piece: Piece | undefined): boolean {
  return (
    (piece?.kind === "open" || piece?.kind === "close") && (piece.mark === "bold" || piece.mark === "italic")
  );
}

/**
 * CommonMark lets `**` open only where it hugs a word from the left. Where the text around it forbids that
 * (`a**"b"**`), the letter outside is written as an entity, whose `;` counts as punctuation.
 */
function guardMarks(pieces: Piece[]): boolean {
  let changed = false;
  pieces.forEach((piece, index) => {
    if ((piece.kind !== "open" && piece.kind !== "close") || piece.text.startsWith("<")) return;
    const opens = piece.kind === "open";
    const outside = pieces[opens ? index - 1 : index + 1];
    const inside = pieces[opens ? index + 1 : index - 1];
    if (outside?.kind !== "text" || !isWord(edge(outside, opens ? "last" : "first"))) return;
    if (piece.text !== "_" && isWord(edge(inside, opens ? "first" : "last"))) return;
    if (opens) outside.encodeLast = true;
    else outside.encodeFirst = true;
    changed = true;
  });
  return changed;
}

/** The character a piece begins or ends with once it is written. */
function edge(piece: Piece | undefined, side: "first" | "last"): string {
  const text = piece?.text ?? "";
  const character = side === "first" ? firstCharacter(text) : lastCharacter(text);
  if (piece?.kind !== "text") return character;
  const encoded =
    character === text
      ? piece.encodeFirst || piece.encodeLast
      : side === "first"
        ? piece.encodeFirst
        : piece.encodeLast;
  return encoded ? ";" : character;
}

/** `[^1]` before a parenthesis or colon, `$x$` before a digit, and `^` behind a bracket would mean something else. */
function guardLiteral(piece: Piece & { kind: "text" }, before: Piece | undefined): void {
  if (before?.kind !== "literal") return;
  const [end, start] = [lastCharacter(before.text), firstCharacter(piece.text)];
  if (
    (before.text === "[" && start === "^") ||
    (end === "]" && start === "(") ||
    (before.text.startsWith("[^") && start === ":") ||
    (end === "$" && /\d/.test(start))
  )
    piece.encodeFirst = true;
}

function escapeText(
  piece: Piece & { kind: "text" },
  { next, dollars }: { next: string; dollars: number },
): string {
  const { text } = piece;
  const first = piece.encodeFirst ? firstCharacter(text) : "";
  const last = piece.encodeLast && text !== first ? lastCharacter(text) : "";
  const middle = text.slice(first.length, text.length - last.length);
  let escaped = middle
    .replace(/[\\`*[\]]/g, "\\$&")
    .replace(/<(?=[A-Za-z/!?]|$)/g, "\\<")
    .replace(/&(?=#?\w+;)/g, "\\&")
    .replace(/(?<=https?):(?=\/\/)/gi, "\\:")
    .replace(/~+|=+/g, (run, at: number, all: string) =>
      escapeRun(run, at === 0 || at + run.length === all.length || run.length > 1),
    )
    .replace(/_+/g, (run, at: number, all: string) => {
      const inWord =
        isWord(lastCharacter(all.slice(0, at))) && isWord(firstCharacter(all.slice(at + run.length)));
      return escapeRun(run, !inWord);
    });
  if (dollars > 1) escaped = escaped.replaceAll("$", "\\$");
  if (last === "" && escaped.endsWith("!") && next.startsWith("[")) escaped = `${escaped.slice(0, -1)}\\!`;
  return `${encode(first)}${escaped}${encode(last)}`;
}

function escapeRun(run: string, needed: boolean): string {
  return needed ? run.replace(/./g, "\\$&") : run;
}

function encode(character: string): string {
  const code = character.codePointAt(0);
  return code === undefined ? "" : `&#${code};`;
}

function firstCharacter(text: string): string {
  const code = text.codePointAt(0);
  return code === undefined ? "" : String.fromCodePoint(code);
}

function lastCharacter(text: string): string {
  const pair = text.slice(-2);
  return pair.codePointAt(0) === pair.charCodeAt(0) ? text.slice(-1) : pair;
}

/** Neither white space nor punctuation, in CommonMark's sense. */
function isWord(character: string): boolean {
  return character !== "" && !/[\s\p{P}\p{S}]/u.test(character);
}
