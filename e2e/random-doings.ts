import type { Editor, JSONContent } from "@tiptap/core";
import { changedWords, type Words } from "#lib/editor/testing/convergence/new-block.ts";
import { pick } from "#lib/testing/random.ts";
import type { OpenedNote } from "./note-page.ts";

type EditorElement = HTMLElement & { editor: Editor };
type Doing = (note: OpenedNote, random: () => number, words: Words) => Promise<void>;
/** What an editor said before and after something its own person did. */
type Change = [before: string, after: string];
type WatchedWindow = Window & { changesOfMine?: Change[] };

const keys =
  (...pressed: string[]): Doing =>
  async (note, random) => {
    await putCaret(note, random);
    for (const key of pressed) await note.page.keyboard.press(key);
  };

const command =
  (name: keyof Editor["commands"]): Doing =>
  async (note, random) => {
    await putCaret(note, random);
    await note.body.evaluate((element, called) => {
      ((element as EditorElement).editor.commands[called] as () => boolean)();
    }, name);
  };

/** The name of something, and how often it is chosen. */
const doings: [Doing, number][] = [
  [async ({ page }, _random, words) => await page.keyboard.type(`${words.next()} `), 4],
  [
    async (note, random, words) => {
      await putCaret(note, random);
      await note.page.keyboard.type(` ${words.next()} ${words.next()}`);
    },
    12,
  ],
  [keys("Enter"), 3],
  [keys("Home", "Backspace"), 2],
  [keys("End", "Delete"), 1],
  [keys("Tab"), 3],
  [keys("Shift+Tab"), 2],
  [keys("ControlOrMeta+Enter"), 1],
  [keys("Alt+Shift+ArrowUp"), 3],
  [keys("Alt+Shift+ArrowDown"), 3],
  [keys("ControlOrMeta+Alt+2"), 2],
  [keys("ControlOrMeta+Alt+0"), 1],
  [keys("ControlOrMeta+Shift+9"), 2],
  [keys("ControlOrMeta+Shift+b"), 2],
  [keys("Shift+ArrowDown", "Delete"), 1],
  [async ({ page }) => await page.keyboard.press("ControlOrMeta+z"), 4],
  [async ({ page }) => await page.keyboard.press("ControlOrMeta+Shift+z"), 2],
  [command("addRowAfter"), 2],
  [command("addColumnBefore"), 2],
  [command("deleteRow"), 1],
  [command("deleteColumn"), 1],
  [command("selectParentNode"), 1],
];

/** Does one thing that people do with tables, lists and toggles. */
export async function doSomething(note: OpenedNote, random: () => number, words: Words): Promise<void> {
  let left = random() * doings.reduce((sum, [, weight]) => sum + weight, 0);
  const [doing] = doings.find(([, weight]) => (left -= weight) < 0)!;
  await doing(note, random, words);
}

/** Puts the caret somewhere, also into what is folded. */
async function putCaret({ body }: OpenedNote, random: () => number): Promise<void> {
  await body.evaluate(
    (element, [place, offset]) => {
      const { editor } = element as EditorElement;
      const lines: { pos: number; size: number }[] = [];
      editor.state.doc.descendants((node, pos) => {
        if (node.isTextblock) lines.push({ pos, size: node.content.size });
      });
      const { pos, size } = lines[Math.floor(place * lines.length)]!;
      editor.commands.focus(pos + 1 + Math.floor(offset * (size + 1)), { scrollIntoView: false });
    },
    [random(), random()] as const,
  );
}

/** Remembers from now on what this page's person changes, and not what arrives from others. */
export async function watchChanges({ body }: OpenedNote): Promise<void> {
  await body.evaluate((element) => {
    const { editor } = element as EditorElement;
    const changes: Change[] = ((window as WatchedWindow).changesOfMine = []);
    editor.on("transaction", ({ transaction }) => {
      const sync = transaction.getMeta("y-sync$") as
        { isChangeOrigin?: boolean; isUndoRedoOperation?: boolean } | undefined;
      if (!transaction.docChanged || (sync?.isChangeOrigin && !sync.isUndoRedoOperation)) return;
      changes.push([transaction.before.textContent, editor.state.doc.textContent]);
    });
  });
}

/** The words that these people wrote and that none of them took away. */
export async function keptWords(notes: OpenedNote[], before: string[]): Promise<string[]> {
  const written = new Set(before);
  const removed = new Set<string>();
  for (const { page } of notes) {
    const changes = await page.evaluate(() => (window as WatchedWindow).changesOfMine ?? []);
    for (const [was, is] of changes) {
      const changed = changedWords(was, is);
      for (const word of changed.written) written.add(word);
      for (const word of changed.removed) removed.add(word);
    }
  }
  return [...written].filter((word) => !removed.has(word));
}

/** What the page's editor shows. */
export async function shownIn({ body }: Pick<OpenedNote, "body">): Promise<JSONContent> {
  return await body.evaluate((element) => (element as EditorElement).editor.getJSON());
}

/** Goes away from the network once everything is saved, or comes back, now and then. */
export async function comeAndGo({ page, saved }: OpenedNote, random: () => number): Promise<void> {
  const chance = pick(random, 12);
  if (chance > 1) return;
  const away = await page.evaluate(() => !navigator.onLine);
  if (chance === 0 && !away) await saved();
  await page.context().setOffline(chance === 0);
}
