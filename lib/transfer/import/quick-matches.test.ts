import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { speedUpMatches } from "./quick-matches.ts";

const selectors = [
  "p",
  "a[href]",
  'a[href]:not([href *= "javascript:" i])',
  "ul > li",
  "div.callout, aside",
  "li:has(> input)",
  ".callout",
  "td:first-child",
  'input[type="a > b"]',
  "h1.page-title, header > h1",
  "*",
  "p:not(td p)",
];
const page = `<body><h1 class="page-title">T</h1><p>x <a href="/y">y</a><a href="javascript:z">z</a></p><ul><li><input type="a > b"></li></ul>
<div class="callout"></div><aside></aside><table><tr><td><p>1</p></td><td>2</td></tr></table></body>`;

test("elements match as they did", () => {
  const { document } = parseHTML(page);
  const elements = [...document.querySelectorAll("*")];
  const answers = () => selectors.map((selector) => elements.map((element) => element.matches(selector)));
  const before = answers();
  speedUpMatches();
  expect(answers()).toEqual(before);
  expect(before.flat()).toContain(true);
});
