import { expect, test } from "vitest";
import { linkAddress } from "./link-address.ts";

test.each([
  ["https://example.com/a?b#c", "https://example.com/a?b#c"],
  ["  example.com ", "https://example.com"],
  ["example.com/path?x=1", "https://example.com/path?x=1"],
  ["bücher.example", "https://bücher.example"],
  ["localhost.test:8080/a", "https://localhost.test:8080/a"],
  ["ada@example.com", "mailto:ada@example.com"],
  ["mailto:ada@example.com", "mailto:ada@example.com"],
  ["/w/field-notes/n/k3x9q2", "/w/field-notes/n/k3x9q2"],
  ["#section", "#section"],
])("%s becomes %s", (typed, href) => expect(linkAddress(typed)).toBe(href));

test.each([
  "",
  "   ",
  "two words",
  "javascript:alert(1)",
  "JAVASCRIPT:alert(1)",
  "data:text/html,x",
  "word",
  "java\tscript:x",
])("%s is no address", (typed) => expect(linkAddress(typed)).toBeNull());
