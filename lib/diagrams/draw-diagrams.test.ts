import { expect, test } from "vitest";
import { drawDiagram, drawDiagrams, longestDiagram } from "./draw-diagrams.ts";

const everyPair = (count: number) => {
  const side = (letter: string) =>
    Array.from({ length: count }, (_, index) => `${letter}${index}`).join(" & ");
  return `graph TD\n${side("A")} --> ${side("B")}`;
};

test("draws what the renderer knows, as shapes and text only", async () => {
  const sources = [
    "graph TD\n  A[Flour] -->|mix| B{Dough?}",
    "sequenceDiagram\n  Ana->>Ben: Hello <script>alert(1)</script>",
    "classDiagram\n  Animal <|-- Duck",
    "stateDiagram-v2\n  [*] --> Still",
    "erDiagram\n  CUSTOMER ||--o{ ORDER : places",
    'graph TD\n  A["<img src=x onerror=alert(1)>"] --> B\n  click A "javascript:alert(1)"\n  style A fill:url(https://evil.example)',
  ];
  for (const source of sources) {
    const svg = await drawDiagram(source);
    expect(svg, source).toMatch(/^<svg [^>]*viewBox="[\d. ]+"/);
    expect(svg).not.toMatch(
      /<(?:script|style|img|a|foreignObject)\b|<[^>]*\s(?:style|href|on\w+)=|url\((?!#)/,
    );
  }
}, 60_000);

test("what it cannot draw is null, and so is what would take too long", async () => {
  expect(await drawDiagram('pie title Pets\n  "Dogs" : 3')).toBeNull();
  expect(await drawDiagram("")).toBeNull();
  expect(await drawDiagram(`graph TD\n${"A-->B\n".repeat(longestDiagram / 6 + 1)}`)).toBeNull();
  const started = performance.now();
  expect(await drawDiagram(everyPair(25))).toBeNull();
  expect(performance.now() - started).toBeLessThan(25_000);
  expect(await drawDiagram("graph LR\n  next --> one")).toContain("<svg");
}, 60_000);

test("draws the diagrams of a body, wherever they are", async () => {
  const code = (language: string, text: string) => ({
    type: "codeBlock",
    attrs: { language },
    content: [{ type: "text", text }],
  });
  const body = {
    type: "doc",
    content: [code("ts", "graph"), { type: "callout", content: [code("Mermaid", "graph TD\nA-->B")] }],
  };
  const drawn = await drawDiagrams(body);
  expect([...drawn.keys()]).toEqual(["graph TD\nA-->B"]);
  expect(drawn.get("graph TD\nA-->B")).toContain("<svg");
}, 60_000);
