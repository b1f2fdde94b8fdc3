interface Quoted {
  quote: string;
  before: string;
  after: string;
}

/** A quote this long is hardly said twice by chance. */
const telling = 20;
/** How many characters around it have to be the same; of a telling quote fewer. */
const needed = { telling: 3, short: 8 };
const mostPlaces = 200;
/** How much more white space there may be around it than there was. */
const slack = 32;

/**
 * Where in the text the quote stands, judged by what stands around it; with `within` only there, with `asItStood` only
 * where all of that is the same. Null when it is not there, or cannot be told from another place where it is said.
 */
export function findQuote(
  text: string,
  { quote, before, after }: Quoted,
  {
    within = { from: 0, to: text.length },
    asItStood = false,
  }: { within?: { from: number; to: number }; asItStood?: boolean },
): number | null {
  const wanted = { before: squeezed(before), after: squeezed(after) };
  const places = placesOf(quote, text, within).map((at) => {
    const left = squeezed(text.slice(Math.max(within.from, at - before.length - slack), at));
    const end = at + quote.length;
    const right = squeezed(text.slice(end, Math.min(within.to, end + after.length + slack)));
    return { at, same: sameEnd(left, wanted.before) + sameStart(right, wanted.after) };
  });
  const [best, second] = places.toSorted((a, b) => b.same - a.same);
  if (!best || best.same === second?.same) return null;
  const most = wanted.before.length + wanted.after.length;
  const enough = asItStood ? most : quote.length >= telling ? needed.telling : needed.short;
  return best.same >= Math.min(most, enough) ? best.at : null;
}

function placesOf(quote: string, text: string, { from, to }: { from: number; to: number }): number[] {
  const places: number[] = [];
  for (
    let at = text.indexOf(quote, from);
    at >= 0 && at < to && places.length < mostPlaces;
    at = text.indexOf(quote, at + 1)
  )
    places.push(at);
  return places;
}

/** Where lines and blocks end does not matter: paragraphs are split and joined. */
function squeezed(text: string): string {
  return text.replace(/\s+/g, "");
}

function sameStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

function sameEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return length;
}
