import { expect, test } from "vitest";
import { highlightCode } from "#lib/editor/highlight.ts";
import { codeLanguages } from "./code-languages.ts";

test.each(codeLanguages)("$name can be highlighted", ({ id }) =>
  expect(highlightCode("x = 1", id)).not.toBeNull(),
);
