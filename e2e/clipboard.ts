import { readFileSync } from "node:fs";
import type { Locator } from "playwright/test";

export interface Pasted {
  text?: string;
  html?: string;
  files?: { name: string; type: string; bytes: number[] | number }[];
}

/** What a program put into the clipboard, as the editor's tests keep it. */
export function copiedFrom(program: string): string {
  return readFileSync(new URL(`../lib/editor/paste/fixtures/${program}.html`, import.meta.url), "utf8");
}

/** Pastes, with everything that another program would have put into the clipboard; browsers let no page write it all. */
export async function pasteInto(body: Locator, pasted: Pasted): Promise<void> {
  await body.evaluate(async (element, { text = "", html = "", files = [] }) => {
    // The editor hears of a new selection only with the next frame; nobody pastes as soon as that.
    for (let frame = 0; frame < 2; frame += 1) await new Promise((done) => requestAnimationFrame(done));
    const clipboardData = new DataTransfer();
    if (text) clipboardData.setData("text/plain", text);
    if (html) clipboardData.setData("text/html", html);
    for (const { name, type, bytes } of files) {
      const content = typeof bytes === "number" ? new Uint8Array(bytes) : new Uint8Array(bytes);
      clipboardData.items.add(new File([content], name, { type }));
    }
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, pasted);
}
