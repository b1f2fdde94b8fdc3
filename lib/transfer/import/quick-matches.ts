import { parseHTML } from "linkedom";

/** What a selector asks of an element's name. */
interface Named {
  name: string;
  /** It asks nothing else. */
  only: boolean;
}

const known = new Map<string, Named | null>();

/**
 * linkedom compiles a selector each time an element is held against it, and reading a page holds every element against
 * all that we know. Most of them are decided by the name.
 */
export function speedUpMatches(): void {
  const prototype = prototypeWithMatches();
  const slow = prototype.matches;
  prototype.matches = function matches(this: Element, selector: string): boolean {
    const named = namedIn(selector);
    if (!named) return slow.call(this, selector);
    return this.localName === named.name && (named.only || slow.call(this, selector));
  };
}

function prototypeWithMatches(): { matches(selector: string): boolean } {
  let prototype = parseHTML("<p></p>").document.createElement("p") as object;
  while (!Object.hasOwn(prototype, "matches")) prototype = Object.getPrototypeOf(prototype) as object;
  return prototype as { matches(selector: string): boolean };
}

function namedIn(selector: string): Named | null {
  const found = known.get(selector);
  if (found !== undefined) return found;
  // What stands in brackets says nothing of other elements; with a comma or a space beside them it is several.
  const bare = selector.trim().replaceAll(/\[[^\]]*\]|\([^)]*\)/g, "");
  const name = /^[a-z][a-z0-9]*(?=$|[.#:[(])/.exec(selector.trim())?.[0];
  const named =
    name === undefined || /[\s,>+~()]/.test(bare) ? null : { name, only: name === selector.trim() };
  known.set(selector, named);
  return named;
}
