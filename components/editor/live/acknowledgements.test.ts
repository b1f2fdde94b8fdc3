import { createEncoder, toUint8Array, writeVarInt, writeVarString, writeVarUint } from "lib0/encoding";
import { expect, test } from "vitest";
import { changesOf, confirmationOf } from "./acknowledgements.ts";

function message(...numbers: number[]): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, "k3x9q2");
  for (const number of numbers) writeVarUint(encoder, number);
  return toUint8Array(encoder);
}

function status(confirmed: 0 | 1): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, "k3x9q2");
  writeVarUint(encoder, 8);
  writeVarInt(encoder, confirmed);
  return toUint8Array(encoder);
}

test("an update and the answer to the first question carry changes", () => {
  expect(changesOf(message(0, 2, 1, 0))).toBe("update");
  expect(changesOf(message(0, 1, 1, 0))).toBe("answer");
});

test("a question, awareness and a ping carry none", () => {
  expect(changesOf(message(0, 0, 1, 0))).toBeNull();
  expect(changesOf(message(1, 2, 0))).toBeNull();
  expect(changesOf(new Uint8Array([10]))).toBeNull();
});

test("only a sync status confirms or refuses", () => {
  expect(confirmationOf(status(1))).toBe(true);
  expect(confirmationOf(status(0))).toBe(false);
  expect(confirmationOf(message(0, 2, 1, 0))).toBeNull();
  expect(confirmationOf(new Uint8Array([9]))).toBeNull();
});
