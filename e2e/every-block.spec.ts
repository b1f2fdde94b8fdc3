import { randomUUID } from "node:crypto";
import type { JSONContent } from "@tiptap/core";
import { parseMarkdown } from "#lib/editor/markdown/parse.ts";
import { bodySchema } from "#lib/editor/schema.ts";
import { createMember, createUser } from "#lib/testing/factories.ts";
import { recipes } from "./every-block-keys.ts";
import { expect, test } from "./fixtures.ts";
import { keyboardOf } from "./keyboard.ts";
import { focusOn, noteOf, openNote, type OpenedNote } from "./note-page.ts";

test("there is a way to make every node and mark by keyboard", () => {
  const made = Object.values(recipes)
    .flatMap((group) => Object.values(group))
    .map(({ markdown }) => markdown.replaceAll("mention:ID", `mention:${randomUUID()}`))
    .flatMap((markdown) => namesIn(parseMarkdown(markdown, { liftTitle: false }).body));
  const names = [...Object.keys(bodySchema.nodes), ...Object.keys(bodySchema.marks)];
  expect(names.filter((name) => !made.includes(name))).toEqual([]);
});

for (const [group, rows] of Object.entries(recipes)) {
  test(`by keyboard alone: ${group}`, async ({ ana, openAs }) => {
    const ben = await createUser({ name: "Ben Okafor" });
    await createMember({ workspace: ana.workspace, user: ben, role: "member" });
    await noteOf(ana, { title: "Rye bread" });
    const written = await noteOf(ana, { title: "By keyboard" });
    const page = await openAs(ana.user, { permissions: ["clipboard-read", "clipboard-write"] });
    const note = await openNote(page, written);
    const keyboard = keyboardOf(note);
    await focusOn(note.body);
    for (const [name, { keys }] of Object.entries(rows)) {
      await test.step(name, async () => {
        await keyboard.toNewLine();
        await keyboard.type(`###### ${name}`);
        await keyboard.press("Enter");
        await keys(keyboard);
      });
    }
    await note.saved();
    const expected = Object.entries(rows).map(([name, { markdown }]) => [name, markdown] as const);
    expect(await partsOf(note, written.id)).toEqual(Object.fromEntries(expected));
  });
}

/** What the API says stands below each heading of the sixth level. */
async function partsOf({ page }: OpenedNote, id: string): Promise<Record<string, string>> {
  const markdown = await page.evaluate(async (note) => {
    const response = await fetch(`/api/v1/notes/${note}`);
    const { markdown: text } = (await response.json()) as { markdown: string };
    return text;
  }, id);
  const same = markdown
    .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, "ID")
    .replaceAll(/data-colwidth="[\d,]+"/g, 'data-colwidth="WIDTH"');
  const parts = same.split(/^###### /m).slice(1);
  return Object.fromEntries(
    parts.map((part) => {
      const [name = "", ...lines] = part.split("\n");
      return [name, lines.join("\n").trim()];
    }),
  );
}

function namesIn(node: JSONContent): string[] {
  const marks = (node.marks ?? []).map(({ type }) => type);
  return [node.type ?? "", ...marks, ...(node.content ?? []).flatMap(namesIn)];
}
