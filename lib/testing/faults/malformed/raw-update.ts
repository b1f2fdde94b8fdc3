import {
  createEncoder,
  toUint8Array,
  writeUint8,
  writeVarString,
  writeVarUint,
  type Encoder,
} from "lib0/encoding";

/** How Yjs writes down what a struct holds (its first version). */
export const contents = {
  gc: 0,
  deleted: 1,
  json: 2,
  binary: 3,
  string: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
  document: 9,
  skip: 10,
} as const;

/** A struct as it stands in an update, right or wrong. */
export interface RawStruct {
  content: number;
  /** Where it stands: in a root of that name, in what that item is, or behind that item. */
  parent?: string | { client: number; clock: number };
  origin?: { client: number; clock: number };
  key?: string;
  write?: (encoder: Encoder) => void;
}

export interface RawUpdate {
  client: number;
  clock?: number;
  structs: RawStruct[];
  /** What the update says of how many there are. */
  claims?: { clients?: number; structs?: number };
  deletes?: { client: number; clock: number; length: number }[];
}

const hasOrigin = 0x80;
const hasKey = 0x20;

/** An update that no Yjs document would make. */
export function rawUpdate({ client, clock = 0, structs, claims = {}, deletes = [] }: RawUpdate): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, claims.clients ?? 1);
  writeVarUint(encoder, claims.structs ?? structs.length);
  writeVarUint(encoder, client);
  writeVarUint(encoder, clock);
  for (const struct of structs) writeStruct(encoder, struct);
  writeVarUint(encoder, deletes.length);
  for (const one of deletes)
    for (const number of [one.client, 1, one.clock, one.length]) writeVarUint(encoder, number);
  return toUint8Array(encoder);
}

function writeStruct(encoder: Encoder, { content, parent, origin, key, write }: RawStruct): void {
  const isItem = content !== contents.gc && content !== contents.skip;
  writeUint8(
    encoder,
    content | (isItem && origin ? hasOrigin : 0) | (isItem && key !== undefined ? hasKey : 0),
  );
  if (isItem && origin) writeId(encoder, origin);
  else if (isItem) writeParent(encoder, parent ?? "elsewhere");
  if (isItem && !origin && key !== undefined) writeVarString(encoder, key);
  write?.(encoder);
}

function writeParent(encoder: Encoder, parent: NonNullable<RawStruct["parent"]>): void {
  writeVarUint(encoder, typeof parent === "string" ? 1 : 0);
  if (typeof parent === "string") writeVarString(encoder, parent);
  else writeId(encoder, parent);
}

function writeId(encoder: Encoder, { client, clock }: { client: number; clock: number }): void {
  writeVarUint(encoder, client);
  writeVarUint(encoder, clock);
}

/** What is written behind a struct's head. */
export const holding = {
  length: (length: number) => (encoder: Encoder) => writeVarUint(encoder, length),
  text: (text: string) => (encoder: Encoder) => writeVarString(encoder, text),
  pair: (key: string, value: string) => (encoder: Encoder) => {
    writeVarString(encoder, key);
    writeVarString(encoder, value);
  },
  textAndBytes: (text: string, bytes: number[]) => (encoder: Encoder) => {
    writeVarString(encoder, text);
    for (const byte of bytes) writeUint8(encoder, byte);
  },
  bytes: (bytes: Uint8Array) => (encoder: Encoder) => {
    for (const byte of bytes) writeUint8(encoder, byte);
  },
};
