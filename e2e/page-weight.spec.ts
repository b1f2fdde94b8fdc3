import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CDPSession, Page } from "playwright/test";
import { expect, test } from "./fixtures.ts";
import { noteOf, openNote } from "./note-page.ts";

const chunks = ".next/static/chunks";
const mostKb = 450;

/** A word that only this part of the product's script has in it. */
const onDemand = {
  "formulas (KaTeX)": "KaTeX parse error",
  "grammars of programming languages (lowlight)": "nonlocal",
  "the Markdown parser (markdown-it)": "Wrong `markdown-it` preset",
  "the names of all emoji": "smiley_cat",
};

/** The scripts a page has loaded, and what came over the wire for them. */
async function watchScripts(page: Page): Promise<{ names: string[]; bytes: () => number }> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const scripts = new Map<string, string>();
  const names: string[] = [];
  let bytes = 0;
  await session.send("Network.enable");
  session.on("Network.responseReceived", ({ requestId, response }) => {
    if (new URL(response.url).pathname.endsWith(".js")) scripts.set(requestId, response.url);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const url = scripts.get(requestId);
    if (url === undefined) return;
    bytes += encodedDataLength;
    names.push(new URL(url).pathname.split("/").at(-1) ?? "");
  });
  return { names, bytes: () => bytes };
}

test("the script of a note's page stays small, and what few notes need comes only with them", async ({
  ana,
}) => {
  const written = await noteOf(ana, { title: "Bread", markdown: "Feed it daily." });
  const { names, bytes } = await watchScripts(ana.page);
  await openNote(ana.page, written);
  await ana.page.waitForLoadState("networkidle");

  expect(bytes() / 1024, "KB of script, compressed").toBeGreaterThan(100);
  expect(bytes() / 1024, "KB of script, compressed").toBeLessThanOrEqual(mostKb);
  for (const [part, word] of Object.entries(onDemand)) {
    const holders = readdirSync(chunks).filter(
      (name) => name.endsWith(".js") && readFileSync(join(chunks, name), "utf8").includes(word),
    );
    expect(holders, `no script has ${part} in it any more: choose another word`).not.toEqual([]);
    expect(
      names.filter((name) => holders.includes(name)),
      `${part} came with the page`,
    ).toEqual([]);
  }
});
