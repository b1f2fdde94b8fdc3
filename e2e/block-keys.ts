import type { Locator } from "playwright/test";
import type { OpenedNote } from "./note-page.ts";

/** Writes lines into the note's body by keyboard, from where the caret is; Enter after each but the last. */
export async function writeLines({ page }: OpenedNote, ...lines: string[]): Promise<void> {
  for (const [index, line] of lines.entries()) {
    if (index > 0) await page.keyboard.press("Enter");
    await page.keyboard.type(line);
  }
}

/** The drawn parts of a body by what they are for those who read or hear it. */
export function blocksIn(body: Locator) {
  return {
    callout: (name: string) => body.getByRole("note", { name }),
    formula: body.locator(".math-block math"),
    inlineFormula: body.locator(".math-inline math"),
    toggleKnob: body.getByRole("button", { name: "Show or hide what is inside" }),
    reference: (number: number) => body.getByRole("link", { name: `Footnote ${number}`, exact: true }),
    contents: body.getByRole("navigation", { name: "Contents" }),
    diagram: body.getByRole("img", { name: /^Diagram/ }),
  };
}
