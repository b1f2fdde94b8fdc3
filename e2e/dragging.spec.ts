import type { JSONContent } from "@tiptap/core";
import type { Locator } from "playwright/test";
import { expect, test } from "./fixtures.ts";
import { noteOf, openNote } from "./note-page.ts";
import { shownIn } from "./random-doings.ts";

test("a block is dragged by its handle to another place", async ({ ana }) => {
  const { page } = ana;
  const markdown = "First line\n\nSecond line\n\nThird line\n";
  const { body, saved } = await openNote(page, await noteOf(ana, { title: "Bread", markdown }));
  await body.getByText("Third line").hover();
  const handle = page.getByRole("button", { name: "Block", exact: true });
  await expect(handle).toBeVisible();
  const [from, to] = [await handle.boundingBox(), await body.getByText("First line").boundingBox()];
  if (!from || !to) throw new Error("There is nothing to drag");
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(to.x + 30, to.y + 20, { steps: 4 });
  await page.mouse.move(to.x + 30, to.y + 4, { steps: 4 });
  await page.mouse.up();
  await expect(body.locator("p")).toHaveText(["Third line", "First line", "Second line"]);
  await saved();
});

test("items of lists are dragged with what is in them: along a list, deeper, out again, into others", async ({
  ana,
}) => {
  const { page } = ana;
  const markdown = "- one\n  - child\n- two\n- three\n\n1. first\n2. second\n\n- [ ] task\n\nLine.\n";
  const { body, saved } = await openNote(page, await noteOf(ana, { title: "Bread", markdown }));
  const handle = page.getByRole("button", { name: "Block", exact: true });
  /** Drags the item that says this to another line, above or below that, and so far right of where its text begins. */
  const drag = async (text: string, to: "above" | "below", [line, right = 10]: [string, number?]) => {
    const [item, target] = [text, line].map((one) => body.getByText(one, { exact: true }));
    await item!.hover();
    const box = async (part: Locator) => (await part.boundingBox()) ?? { x: NaN, y: NaN, height: NaN };
    await expect.poll(async () => Math.abs((await box(handle)).y - (await box(item!)).y)).toBeLessThan(8);
    const [from, place] = [await box(handle), await box(target!)];
    await page.mouse.move(from.x + 8, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(place.x + right, place.y + place.height / 2, { steps: 3 });
    await page.mouse.move(place.x + right, to === "above" ? place.y + 3 : place.y + place.height - 3);
    await page.mouse.up();
  };
  const expectItems = (...items: string[]) =>
    expect.poll(async () => (await itemsIn(body)).map(({ shown }) => shown)).toEqual(items);
  const ids = async () => Object.fromEntries((await itemsIn(body)).map(({ text, id }) => [text, id]));
  const before = await ids();

  await drag("three", "above", ["one"]);
  await expectItems("- three", "- one", "  - child", "- two", "1 first", "1 second", "x task");
  await drag("one", "above", ["second"]);
  await expectItems("- three", "- two", "1 first", "1 one", "  - child", "1 second", "x task");
  await drag("two", "below", ["three", 60]);
  await expectItems("- three", "  - two", "1 first", "1 one", "  - child", "1 second", "x task");
  await drag("first", "below", ["task"]);
  await expectItems("- three", "  - two", "1 one", "  - child", "1 second", "x task", "x first");
  await drag("child", "below", ["child", -40]);
  await expectItems("- three", "  - two", "1 one", "1 child", "1 second", "x task", "x first");
  await drag("second", "below", ["Line."]);
  await expectItems("- three", "  - two", "1 one", "1 child", "x task", "x first", "1 second");
  await expect(body.locator(":scope > p + ol")).toHaveText("second");
  expect(await ids()).toEqual(before);
  await saved();
});

const kinds: Record<string, string> = { bulletList: "-", orderedList: "1", taskList: "x" };

/** The items of the note's lists: what they say, under which id, and how that looks in their list. */
async function itemsIn(body: Locator) {
  const { content = [] } = await shownIn({ body });
  const items = (block: JSONContent, depth: number): { text: string; shown: string; id: unknown }[] =>
    (block.content ?? []).flatMap((inner) => {
      if (!inner.type?.endsWith("Item")) return items(inner, depth);
      const text = inner.content?.[0]?.content?.[0]?.text ?? "";
      const shown = `${"  ".repeat(depth)}${kinds[block.type ?? ""]} ${text}`;
      return [{ text, shown, id: inner.attrs?.id as unknown }, ...items(inner, depth + 1)];
    });
  return items({ content }, 0);
}
