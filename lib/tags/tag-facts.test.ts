import { expect, test } from "vitest";
import { tagFacts, tagsInText } from "./tag-facts.ts";

test.each<[string, string[]]>([
  ["#rye and #Bread/Sour, (#a-b) “#学习”", ["rye", "Bread/Sour", "a-b", "学习"]],
  ["# heading ## another", []],
  ["https://example.org/#part https://example.org/a#part C# F#m", []],
  ["#1 #2024 #1a #_ #a/ #b-", ["1a", "a", "b"]],
  ["##twice #one#two", ["one"]],
  ["&#35; a#b", []],
])("in %j", (text, tags) => expect(tagsInText(text)).toEqual(tags));

test("from properties and text, but not from code, links and formulas", () => {
  const run = (text: string, mark?: string) => ({
    type: "text",
    text,
    ...(mark && { marks: [{ type: mark }] }),
  });
  const content = [
    {
      type: "paragraph",
      content: [run("a "), run("#bo", "bold"), run("ld "), run("#code", "code"), run(" #x")],
    },
    { type: "paragraph", content: [run("#link", "link"), run("#tail")] },
    { type: "codeBlock", content: [run("#include")] },
    {
      type: "bulletList",
      content: [{ type: "listItem", content: [{ type: "paragraph", content: [run("#In")] }] }],
    },
  ];
  const facts = tagFacts({ title: "", body: { type: "doc", content }, tags: ["in", "two words"] });
  expect([...facts]).toEqual([
    ["in", "in"],
    ["two words", "two words"],
    ["bold", "bold"],
    ["x", "x"],
  ]);
});
