import { expect, test } from "vitest";
import { safeNextPath } from "./next-path.ts";

test.each(["/w/acme/n/bread-k3x9q2", "/w/acme/search?q=a%20b", "/"])("%s is a place of ours", (path) => {
  expect(safeNextPath(path)).toBe(path);
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/.//evil.example",
  "\\\\evil.example",
  "https://evil.example/",
  "javascript:alert(1)",
  "w/acme",
  "",
  undefined,
  ["/w/acme"],
])("%j leads to the start page", (path) => {
  expect(safeNextPath(path)).toBe("/");
});
