import { brotliCompressSync } from "node:zlib";
import { chromiumPath } from "../../../e2e/chromium.ts";
import { createNote } from "#lib/notes/create-note.ts";
import { publishNote } from "#lib/publishing/publish-note.ts";
import { createSetting } from "../factories.ts";
import { openBrowser, visit, type Visit } from "./browser.ts";
import { answersPerSecond, loadTool, startNginx } from "./load.ts";
import { smallNote } from "./notes.ts";
import { percentile, type Table } from "./table.ts";
import { withServer } from "./with-server.ts";

const visits = 7;

/** A public page of 11 KB of text: its weight, how soon it can be read, and how many can read it. */
export async function publicPage(): Promise<Table> {
  return await withServer({ SERVICES: "web" }, async (server) => {
    const url = server.url + (await publishedPage());
    return {
      title: `Public page, 11 KB of text (load by ${loadTool})`,
      head: ["what", "budget", "measured"],
      rows: [...(await reading(url)), ...(await throughput(url))],
    };
  });
}

async function reading(url: string): Promise<Table["rows"]> {
  const browser = await openBrowser(chromiumPath());
  try {
    await visit(browser, url); // the browser's own start
    const quick: Visit[] = [];
    const slow: Visit[] = [];
    for (let count = 0; count < visits; count += 1) {
      quick.push(await visit(browser, url));
      slow.push(await visit(browser, url, { throttled: true }));
    }
    const bytes = Math.max(...quick.map((each) => each.bytes));
    const scriptBytes = Math.max(...quick.map((each) => each.scriptBytes));
    return [
      ["script", "0 bytes", `${scriptBytes} bytes`],
      ["whole page, compressed, with its fonts", "≤ 60 KB", `${(bytes / 1024).toFixed(1)} KB`],
      ["text visible, cold", "≤ 200 ms", median(quick)],
      ["text visible, Slow 4G, 4 × slower processor", "≤ 1500 ms", median(slow)],
    ];
  } finally {
    await browser.close();
  }
}

function median(of: Visit[]): string {
  const times = of.map(({ firstText }) => firstText);
  return `${percentile(times, 0.5).toFixed(0)} ms`;
}

async function throughput(url: string): Promise<Table["rows"]> {
  const response = await fetch(url, { headers: { "accept-encoding": "identity" } });
  const page = Buffer.from(await response.arrayBuffer());
  const ours = await answersPerSecond(url);
  const nginx = await startNginx(brotliCompressSync(page));
  const rows: Table["rows"] = [["answers a second, 16 connections", "", Math.round(ours)]];
  if (!nginx) return [...rows, ["the same of nginx", "", "not installed"]];
  const theirs = await answersPerSecond(nginx.url);
  await nginx.stop();
  return [
    ...rows,
    ["nginx with the same bytes from disk", "", Math.round(theirs)],
    ["ratio", "≥ 0.10", (ours / theirs).toFixed(2)],
  ];
}

async function publishedPage(): Promise<string> {
  const { actor, workspace } = await createSetting();
  const markdown = `# Sourdough\n\n${smallNote()}`;
  const { id } = await createNote(actor, { workspace: workspace.slug, markdown });
  return (await publishNote(actor, { note: id })).url;
}
