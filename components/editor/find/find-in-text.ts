/** What somebody looks for, who may have written something that takes for ever. */
export interface Expression {
  search: string;
  matchCase: boolean;
  wholeWord: boolean;
}

/** Where an expression matches, and after that where its groups do. */
export type ExpressionMatch = RegExpIndicesArray;

/** More are not shown and not counted. */
export const mostMatches = 10_000;

/** The matches of an expression in texts, in order; those of nothing at all do not count. */
export function findInTexts(expression: Expression, texts: readonly string[]): ExpressionMatch[][] {
  let left = mostMatches;
  return texts.map((text) => {
    const found = findInText(expression, text, left);
    left -= found.length;
    return found;
  });
}

function findInText({ search, matchCase, wholeWord }: Expression, text: string, most: number) {
  const regExp = new RegExp(search, matchCase ? "gud" : "giud");
  const found: ExpressionMatch[] = [];
  while (found.length < most) {
    const match = regExp.exec(text);
    if (!match?.indices) break;
    const [from, to] = [match.index, match.index + match[0].length];
    if (to > from && !(wholeWord && isWithinWord(text, from, to))) found.push(match.indices);
    else regExp.lastIndex = from + ((text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1);
  }
  return found;
}

function isWithinWord(text: string, ...places: number[]): boolean {
  const [before, after] = [/\p{L}$/u, /^\p{L}/u];
  return places.some(
    (at) => before.test(text.slice(Math.max(0, at - 2), at)) && after.test(text.slice(at, at + 2)),
  );
}
