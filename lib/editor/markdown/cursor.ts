import type { JSONContent } from "@tiptap/core";
import type { Token } from "markdown-it";

/** Reads the blocks up to the token that closes what they stand in, or to the end. */
export type BlockReader = (cursor: Cursor, closing: string | null) => JSONContent[];

/** A place in markdown-it's tokens. */
export class Cursor {
  private readonly tokens: Token[];
  private at = 0;

  constructor(tokens: Token[]) {
    this.tokens = tokens;
  }

  /** The tokens up to the closing one, which is taken too. Whoever reads on in between moves all of it. */
  *until(closing: string | null): Generator<Token, undefined> {
    for (let token = this.tokens[this.at]; token; token = this.tokens[this.at]) {
      this.at += 1;
      if (token.type === closing) return;
      yield token;
    }
  }
}
