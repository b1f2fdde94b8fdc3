import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { EditorState } from "@tiptap/pm/state";
import { SearchQuery, type SearchResult } from "prosemirror-search";
import { mostMatches, type ExpressionMatch } from "./find-in-text.ts";
import type { Asked } from "./search-aside.ts";

export interface Wanted {
  search: string;
  replace: string;
  matchCase: boolean;
  wholeWord: boolean;
  regexp: boolean;
}

export const nothingWanted: Wanted = {
  search: "",
  replace: "",
  matchCase: false,
  wholeWord: false,
  regexp: false,
};

/** What to look for; null while it is nothing, or no expression yet. */
export function queryOf({ search, replace, matchCase, wholeWord, regexp }: Wanted): SearchQuery | null {
  const query = new SearchQuery({
    // As an expression, too, when it is none: lower-casing a text may change its length.
    search: regexp ? search : search.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, (sign) => `\\x${hex(sign)}`),
    replace: regexp ? replace : "",
    caseSensitive: matchCase,
    wholeWord,
    regexp: true,
    literal: !regexp,
  });
  return query.valid ? query : null;
}

/** Finds in blocks of text, and remembers what it found in those that stay as they are. */
export class Finder {
  readonly query: SearchQuery;
  readonly #known = new WeakMap<ProseMirrorNode, readonly SearchResult[]>();

  constructor(query: SearchQuery) {
    this.query = query;
  }

  /**
   * The blocks that have to be looked through before `matches` knows what is in them, and what to ask for that: only
   * plain words are looked for here, since nobody knows how long an expression takes.
   */
  unknown(doc: ProseMirrorNode): { blocks: ProseMirrorNode[]; asked: Asked } {
    const { search, caseSensitive: matchCase, wholeWord, literal } = this.query;
    const blocks: ProseMirrorNode[] = [];
    if (!literal)
      doc.descendants((node) => {
        if (node.isTextblock && node.content.size > 0 && !this.#known.has(node)) blocks.push(node);
        return !node.isTextblock;
      });
    const texts = blocks.map((block) => block.textBetween(0, block.content.size, null, "\ufffc"));
    return { blocks, asked: { expression: { search, matchCase, wholeWord }, texts } };
  }

  /** What was found in these blocks. */
  learn(blocks: readonly ProseMirrorNode[], found: readonly (readonly ExpressionMatch[])[]): void {
    for (const [index, block] of blocks.entries()) this.#known.set(block, (found[index] ?? []).map(resultOf));
  }

  /** Every match that is known, in the order of the text. */
  matches(doc: ProseMirrorNode): SearchResult[] {
    const found: SearchResult[] = [];
    doc.descendants((node, pos) => {
      if (found.length >= mostMatches) return false;
      if (!node.isTextblock) return true;
      for (const { from, to, match, matchStart } of this.#matchesIn(node)) {
        found.push({ from: from + pos + 1, to: to + pos + 1, match, matchStart: matchStart + pos + 1 });
      }
      return false;
    });
    return found.slice(0, mostMatches);
  }

  #matchesIn(block: ProseMirrorNode): readonly SearchResult[] {
    const known = this.#known.get(block);
    if (known) return known;
    if (!this.query.literal) return [];
    const found: SearchResult[] = [];
    if (block.content.size > 0) {
      // The query looks through a state; a block as its document keeps it from walking the note for each match.
      const state = EditorState.create({ doc: block });
      for (let at = 0; at < block.content.size;) {
        const next = this.query.findNext(state, at);
        if (!next) break;
        if (next.to > next.from) found.push(next);
        at = Math.max(next.to, at + 1);
      }
    }
    this.#known.set(block, found);
    return found;
  }
}

function resultOf(indices: ExpressionMatch): SearchResult {
  const [from, to] = indices[0] ?? [0, 0]; // the whole match is always there, which its type does not say
  return { from, to, match: Object.assign([""] as [string], { indices }), matchStart: 0 };
}

function hex(sign: string): string {
  return sign.charCodeAt(0).toString(16).padStart(2, "0");
}
