import type { Piece } from "./inline-pieces.ts";

/** Writes the pieces as Markdown that parses back to them. */
export function write(pieces: Piece[], hardBreak: string): string {
  chooseItalicSigns(pieces);
  pieces.forEach((piece, index) => {
    if (piece.kind === "open") guardOpening(pieces, index);
    if (piece.kind === "close") guardClosing(pieces, index);
  });
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
    (piece?.kind === "open" || piece?.kind === "close") &&
    piece.mark !== "strike" &&
    piece.mark !== "underline"
  );
}

/**
 * CommonMark lets `**` open only where it hugs a word from the left. Where the text around it forbids that
 * (`a**"b"**`), the letter outside is written as an entity, whose `;` counts as punctuation.
 */
function guardOpening(pieces: Piece[], index: number): void {
  const [piece, before] = [pieces[index], pieces[index - 1]];
  if (piece?.kind !== "open" || piece.mark === "underline" || before?.kind !== "text") return;
  const outside = lastCharacter(before.text);
  const inside = firstCharacter(pieces[index + 1]?.text ?? "");
  if (isWord(outside) && (piece.text === "_" || !isWord(inside))) before.encodeLast = true;
}

function guardClosing(pieces: Piece[], index: number): void {
  const [piece, after] = [pieces[index], pieces[index + 1]];
  if (piece?.kind !== "close" || piece.mark === "underline" || after?.kind !== "text") return;
  const outside = firstCharacter(after.text);
  const inside = lastCharacter(pieces[index - 1]?.text ?? "");
  if (isWord(outside) && (piece.text === "_" || !isWord(inside))) after.encodeFirst = true;
}

function escapeText(
  piece: Piece & { kind: "text" },
  { next, dollars }: { next: string; dollars: number },
): string {
  const { text } = piece;
  const first = piece.encodeFirst ? firstCharacter(text) : "";
  const last = piece.encodeLast && text.length > first.length ? lastCharacter(text) : "";
  const middle = text.slice(first.length, text.length - last.length);
  let escaped = middle
    .replace(/[\\`*[\]]/g, "\\$&")
    .replace(/<(?=[A-Za-z/!?]|$)/g, "\\<")
    .replace(/&(?=#?\w+;)/g, "\\&")
    .replace(/(?<=https?):(?=\/\/)/gi, "\\:")
    .replace(/~+/g, (run, at: number, all: string) =>
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
  return /[\s\S]$/u.exec(text.slice(-2))?.[0] ?? "";
}

/** Neither white space nor punctuation, in CommonMark's sense. */
function isWord(character: string): boolean {
  return character !== "" && !/[\s\p{P}\p{S}]/u.test(character);
}
