import { expect, test } from "vitest";
import { Email } from "#lib/accounts/schema.ts";

test.each([
  ["Ana@Example.COM ", "ana@example.com"],
  ["ana＠example.com", "ana@example.com"],
  ["ａｎａ@example.com", "ana@example.com"],
])("%s is the address %s", (given, expected) => {
  expect(Email.parse(given)).toBe(expected);
});

test.each([
  "ana@example.com,eve@evil.example",
  "ana@example.com, eve@evil.example",
  "ana@example.com eve@evil.example",
  "ana@evil.example＠example.com",
  "ana@evil.example@example.com",
  "ana@exam\0ple.com",
  "ana",
  "",
])("%j is not one address", (given) => {
  expect(Email.safeParse(given).success).toBe(false);
});

test.each([{ not: "" }, ["ana@example.com"], null, undefined, 7])("%j is no address", (given) => {
  expect(Email.safeParse(given).success).toBe(false);
});
