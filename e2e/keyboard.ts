import type { Locator } from "playwright/test";
import { expect } from "./fixtures.ts";
import type { OpenedNote } from "./note-page.ts";

/** What somebody without a mouse can do in an open note. */
export interface Keyboard {
  type(text: string): Promise<void>;
  press(...keys: string[]): Promise<void>;
  /** Types what opens a list, and takes what it offers first. */
  choose(query: string): Promise<void>;
  /** Goes to the toolbar that shows, along it to one of its buttons, and presses that. */
  tool(button: string): Promise<void>;
  /** The same, and takes an entry of the menu that opens. */
  menu(button: string, entry: string): Promise<void>;
  /** Waits until the focus is in this field. */
  field(name: string): Promise<void>;
  /** Puts this into the clipboard, and pastes it. */
  paste(text: string): Promise<void>;
  /** Answers the file dialog that these keys open. */
  choosing(file: { name: string; mimeType: string; buffer: Buffer }, keys: Promise<void>): Promise<void>;
  /** Goes to an empty line at the end of the note. */
  toNewLine(): Promise<void>;
  body: Locator;
}

export function keyboardOf({ page, body }: OpenedNote): Keyboard {
  const { keyboard } = page;
  const focused = page.locator(":focus");
  const press = async (...keys: string[]) => {
    for (const key of keys) await keyboard.press(key);
  };
  /** Presses an arrow, and waits until it has led somewhere: menus and toolbars take a moment. */
  const move = async (key: string) => {
    const before = await focused.elementHandle();
    await press(key);
    await before?.evaluate(hasLostFocus);
  };
  const goTo = async (button: string) => {
    await press("Alt+F10");
    const toolbar = page.getByRole("toolbar");
    await expect(toolbar.locator(":focus")).toBeVisible();
    const wanted = toolbar.getByRole("button", { name: button, exact: true });
    const isThere = () => wanted.evaluate((element) => element === document.activeElement);
    for (let left = await toolbar.getByRole("button").count(); left > 0 && !(await isThere()); left -= 1)
      await move("ArrowRight");
    await expect(wanted).toBeFocused();
  };
  return {
    body,
    press,
    type: (text) => keyboard.type(text),
    async choose(query) {
      await keyboard.type(query);
      await expect(page.getByRole("option", { selected: true })).toBeVisible();
      await press("Enter");
      await expect(page.getByRole("listbox")).toHaveCount(0);
    },
    async tool(button) {
      await goTo(button);
      await press("Enter");
      await expect(body).toBeFocused(); // in the frame that follows: until then arrows would go along the toolbar
    },
    async menu(button, entry) {
      await goTo(button);
      await press("Enter");
      const items = page.getByRole("menu").locator("[role^=menuitem]");
      await expect(items.first()).toBeFocused();
      const names = await items.allTextContents();
      expect(names).toContain(entry);
      for (let left = names.indexOf(entry); left > 0; left -= 1) await move("ArrowDown");
      await press("Enter");
      await expect(body).toBeFocused();
    },
    field: (name) => expect(focused).toHaveAccessibleName(name),
    async paste(text) {
      await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
      await press("ControlOrMeta+v");
    },
    async choosing(file, keys) {
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), keys]);
      await chooser.setFiles(file);
    },
    async toNewLine() {
      await expect(body).toBeFocused(); // a field of a toolbar gives the focus back a moment after Enter
      await press("ControlOrMeta+End");
      const isEmpty = () =>
        body.evaluate((element) => {
          const last = element.lastElementChild;
          return last?.matches("p") === true && last.textContent === "";
        });
      if (await isEmpty()) return;
      await press("ArrowDown");
      if (!(await isEmpty())) await press("Enter");
      expect(await isEmpty(), "there is an empty line at the end").toBe(true);
    },
  };
}

/** Resolves in the frame in which something else has the focus. */
function hasLostFocus(element: Element): Promise<void> {
  const began = performance.now();
  return new Promise((done, fail) => {
    const look = () => {
      if (element !== document.activeElement) done();
      else if (performance.now() - began > 20_000) fail(new Error(`${element.outerHTML} keeps the focus`));
      else requestAnimationFrame(look);
    };
    look();
  });
}
