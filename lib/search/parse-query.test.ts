import { expect, test } from "vitest";
import { parseQuery } from "./parse-query.ts";

test.each([
  ["rye", { words: "'rye':*", exactly: null }],
  ["Crème  brûlée", { words: "'creme' & 'brulee':*", exactly: null }],
  ["node.js", { words: "'node' & 'js':*", exactly: null }],
  [
    '"rye bread" now',
    { words: "'rye' & 'bread' & 'now':*", exactly: "'rye' & 'bread' & 'now':* & ('rye' <-> 'bread')" },
  ],
  ['"rye bread', { words: "'rye' & 'bread'", exactly: "'rye' & 'bread' & ('rye' <-> 'bread')" }],
  ["rye -sour", { words: "'rye':*", exactly: "'rye':* & !('sour')" }],
  ["rye - sour", { words: "'rye' & 'sour':*", exactly: null }],
  ["学习笔记", { words: "'学习' & '习笔' & '笔记'", exactly: null }],
  ["学", { words: "'学':*", exactly: null }],
  ["k8s学习", { words: "'k8s' & '学习'", exactly: null }],
])("%s", (typed, expected) => {
  expect(parseQuery(typed)).toMatchObject(expected);
});

test.each(["", "   ", "&|!()", '""', "-", "-only", "\0", "'", "\\"])("nothing to look for in %j", (typed) => {
  expect(parseQuery(typed)).toBeNull();
});
