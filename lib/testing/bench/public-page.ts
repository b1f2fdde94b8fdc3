import { brotliCompressSync } from "node:zlib";
import { chromiumPath } from "../../../e2e/chromium.ts";
import { createNote } from "#lib/notes/create-note.ts";
import { publishNote } from "#lib/publishing/publish-note.ts";
import { createSetting } from "../factories.ts";
import { openBrowser, visit, type Visit } from "./browser.ts";
import { answersPerSecond, loadTool, startNginx } from "./load.ts";
import { smallNote } from "./notes.ts";
import { atLeast, atMost, percentile, type Row, type Table } from "./table.ts";
import { withServer } from "./with-server.ts";

const times = 7;

/** A public page of 11 KB of text: its weight, how soon it can be read, and how many can read it. */
export async function publicPage(): Promise<Table> {
  return await withServer({ SERVICES: "web" }, async (server) => {
    const url = server.url + (await publishedPage());
    return {
      title: `Public page, 11 KB of text (load by ${loadTool})`,
      head: ["what", "measured"],
      rows: [...(await reading(url)), ...(await throughput(url))],
    };
  });
}

async function reading(url: string): Promise<Row[]> {
  const browser = await openBrowser(chromiumPath());
  try {
    await visit(browser, url); // the browser's own start
    const quick: Visit[] = [];
    const slow: Visit[] = [];
    for (let count = 0; count < times; count += 1) {
      quick.push(await visit(browser, url));
      slow.push(await visit(browser, url, { throttled: true }));
    }
    const scriptBytes = Math.max(...quick.map((each) => each.scriptBytes));
    return [
      { cells: ["script", `${scriptBytes} bytes`], budget: atMost(0, "bytes", scriptBytes) },
      weight(Math.max(...quick.map(({ bytes }) => bytes)) / 1024),
      textVisible("cold", quick, 200),
      textVisible("Slow 4G, 4 × slower processor", slow, 1_500),
    ];
  } finally {
    await browser.close();
  }
}

function weight(size: number): Row {
  const cells = ["whole page, compressed, with its fonts", `${size.toFixed(1)} KB`];
  return { cells, budget: atMost(60, "KB", size) };
}

function textVisible(how: string, visits: Visit[], limit: number): Row {
  const median = percentile(
    visits.map(({ firstText }) => firstText),
    0.5,
  );
  return { cells: [`text visible, ${how}`, `${median.toFixed(1)} ms`], budget: atMost(limit, "ms", median) };
}

async function throughput(url: string): Promise<Row[]> {
  const response = await fetch(url, { headers: { "accept-encoding": "identity" } });
  const page = Buffer.from(await response.arrayBuffer());
  const ours = await answersPerSecond(url);
  const nginx = await startNginx(brotliCompressSync(page));
  const theirs = nginx && (await answersPerSecond(nginx.url));
  await nginx?.stop();
  const ratio = theirs && ours / theirs;
  return [
    { cells: ["answers a second, 16 connections", Math.round(ours)] },
    { cells: ["nginx with the same bytes from disk", theirs ? Math.round(theirs) : "not installed"] },
    { cells: ["ratio", ratio ? ratio.toFixed(2) : ""], budget: atLeast(0.1, "× nginx", ratio) },
  ];
}

async function publishedPage(): Promise<string> {
  const { actor, workspace } = await createSetting();
  const markdown = `# Sourdough\n\n${smallNote()}`;
  const { id } = await createNote(actor, { workspace: workspace.slug, markdown });
  return (await publishNote(actor, { note: id })).url;
}
