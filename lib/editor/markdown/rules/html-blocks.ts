import type { MarkdownIt, StateCore, Token } from "markdown-it";
import { htmlPieces, type Piece } from "./html-pieces.ts";
import { DEEPEST_NESTING } from "./limits.ts";

/**
 * `<details>` and `<table>` whose content is Markdown (between blank lines) or plain text. CommonMark gives their tags as
 * blocks of HTML; those that belong together become tokens of their own, all others stay as they are.
 */
export function readHtmlBlocks(tokenizer: MarkdownIt): void {
  tokenizer.core.ruler.before("inline", "html_blocks", (state) => {
    state.tokens = new HtmlBlocks(state).read();
  });
}

/** A piece in its place: `known` once the element it belongs to turned out to be whole. */
type Placed = { piece: Piece; known: boolean };
type State = "start" | "summary" | "body" | "table" | "row" | "cell";
type Frame = { tag: "details" | "table"; level: number; state: State; pieces: Placed[] };
type Event = Piece | "block";

/** What a piece leads to in each state; what is missing makes the element unknown. */
const NEXT: Record<State, Record<string, State | "end">> = {
  start: { "open summary": "summary", "close details": "end", block: "body" },
  summary: { "close summary": "body", text: "summary", block: "summary" },
  body: { "close details": "end", block: "body" },
  table: {
    "open tbody": "table",
    "close tbody": "table",
    "open thead": "table",
    "close thead": "table",
    "open tr": "row",
    "close table": "end",
  },
  row: { "open td": "cell", "open th": "cell", "close tr": "table" },
  cell: { "close td": "row", "close th": "row", text: "cell", block: "cell" },
};

class HtmlBlocks {
  private readonly frames: Frame[] = [];
  private readonly placed = new Map<Token, Placed[]>();
  private readonly state: StateCore;

  constructor(state: StateCore) {
    this.state = state;
  }

  read(): Token[] {
    const { tokens } = this.state;
    if (!tokens.some(({ type }) => type === "html_block")) return tokens;
    for (const token of tokens) this.visit(token);
    return tokens.flatMap((token) => {
      const pieces = this.placed.get(token);
      return pieces?.some(({ known }) => known) ? this.tokensOf(token, pieces) : [token];
    });
  }

  private visit(token: Token): void {
    while (this.top && token.level < this.top.level) this.frames.pop();
    const pieces = token.type === "html_block" ? htmlPieces(token.content) : null;
    if (!pieces) {
      if (token.nesting >= 0 && token.level === this.top?.level) this.apply("block", token.level);
      return;
    }
    const placed = pieces.map((piece) => ({ piece, known: false }));
    this.placed.set(token, placed);
    for (const each of placed) {
      const frame = this.apply(each.piece, token.level);
      frame?.pieces.push(each);
      if (frame && !this.frames.includes(frame)) for (const piece of frame.pieces) piece.known = true;
    }
  }

  private get top(): Frame | undefined {
    return this.frames.at(-1);
  }

  /** The frame that the event belongs to, if any; frames it does not fit in are given up. */
  private apply(event: Event, level: number): Frame | undefined {
    for (let frame = this.top; frame && frame.level === level; frame = this.top) {
      const next = NEXT[frame.state][nameOf(event)];
      if (next === "end") {
        this.frames.pop();
        return frame;
      }
      if (next !== undefined) {
        frame.state = next;
        return event === "block" ? undefined : frame;
      }
      const around = frame.state === "summary" ? undefined : NEXT[frame.state].block;
      if (isOpening(event) && around !== undefined && around !== "end") {
        frame.state = around;
        break;
      }
      this.frames.pop();
    }
    return isOpening(event) ? this.open(event, level) : undefined;
  }

  private open({ tag }: Piece, level: number): Frame | undefined {
    if (this.frames.length + level >= DEEPEST_NESTING) return undefined;
    const frame: Frame = {
      tag: tag === "table" ? "table" : "details",
      level,
      state: tag === "table" ? "table" : "start",
      pieces: [],
    };
    this.frames.push(frame);
    return frame;
  }

  private tokensOf(source: Token, pieces: Placed[]): Token[] {
    const { Token } = this.state;
    return pieces.map(({ piece, known }) => {
      const type = piece.kind === "text" ? "html_text" : `${piece.tag}_html_${piece.kind}`;
      const token = new Token(known ? type : "html_block", piece.tag, 0);
      token.content = piece.source;
      token.meta = { ...piece.attrs };
      token.level = source.level;
      return token;
    });
  }
}

function nameOf(event: Event): string {
  if (event === "block") return "block";
  return event.kind === "text" ? "text" : `${event.kind} ${event.tag}`;
}

function isOpening(event: Event): event is Piece {
  return event !== "block" && event.kind === "open" && (event.tag === "details" || event.tag === "table");
}
