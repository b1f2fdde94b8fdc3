import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { JSDOM } from "jsdom";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createNote } from "#lib/notes/create-note.ts";
import { servePublic } from "#lib/server/public-pages.ts";
import { createSetting } from "#lib/testing/factories.ts";
import { publishNote } from "./publish-note.ts";
import { unpublishNote } from "./unpublish-note.ts";

const markdown = `# Databricks vs Kubeflow

Two platforms, and *when* to choose **which**.

## Databricks

- Focus
  - Data engineering

## Kubeflow

1. Pipelines

## Key differences

| Aspect | Databricks | Kubeflow |
| --- | --- | --- |
| Scope | broad | workflows |
`;

let server: Server;
let origin: string;
let page: string;
let setting: Awaited<ReturnType<typeof createSetting>>;
let note: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (!servePublic(request, response)) response.writeHead(418).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  setting = await createSetting();
  note = (await createNote(setting.actor, { workspace: setting.workspace.slug, markdown })).id;
  page = (await publishNote(setting.actor, { note })).url;
});

afterAll(() => {
  server.close();
});

describe("a public page", () => {
  test("is a whole document without script", async () => {
    const response = await fetch(origin + page);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const { document } = new JSDOM(await response.text()).window;
    const of = (selector: string, attribute: string) =>
      document.querySelector(selector)?.getAttribute(attribute);
    expect(document.querySelectorAll("script").length).toBe(0);
    expect(document.title).toBe("Databricks vs Kubeflow · Field notes");
    expect(document.documentElement.lang).toBe("en");
    expect(of('meta[name="description"]', "content")).toMatch(/^Two platforms, and when to choose which\./);
    expect(of('link[rel="canonical"]', "href")).toBe(`http://localhost:3000${page}`);
    expect(of('meta[property="og:title"]', "content")).toBe("Databricks vs Kubeflow");
    expect(of('meta[name="twitter:card"]', "content")).toBe("summary");
    expect(of('link[type="application/atom+xml"]', "href")).toMatch(/\/feed\.xml$/);
    expect(document.querySelector("main article h1")?.textContent).toBe("Databricks vs Kubeflow");
    const links = [...document.querySelectorAll("nav.contents a")];
    expect(links.map(({ textContent }) => textContent)).toEqual([
      "Databricks",
      "Kubeflow",
      "Key differences",
    ]);
    for (const link of links) expect(document.querySelector(link.getAttribute("href")!)).not.toBeNull();
    expect(document.querySelector("ul ul li")?.textContent).toBe("Data engineering");
  });

  test("may load nothing but its own styles, fonts and pictures", async () => {
    const { headers } = await fetch(origin + page);
    const policy = headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|script/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toBe("public, no-cache");
  });

  test("comes compressed as asked, in one version for all", async () => {
    const plain = Buffer.from(await (await fetch(origin + page)).arrayBuffer());
    const raw = async (encoding: string) => await rawGet(page, { "accept-encoding": encoding });
    const [br, gz, none] = [
      await raw("gzip;q=0.5, br"),
      await raw("gzip, br;q=0"),
      await raw("zstd, br;q=0.0"),
    ];
    expect(br.headers["content-encoding"]).toBe("br");
    expect(brotliDecompressSync(br.body)).toEqual(plain);
    expect(gz.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(gz.body)).toEqual(plain);
    expect(none.headers["content-encoding"]).toBeUndefined();
    expect(br.headers.vary).toBe("Accept-Encoding");
    expect(br.body.length).toBeLessThan(10_000);
  });

  test("is sent again only when it has changed", async () => {
    const first = await fetch(origin + page);
    const etag = first.headers.get("etag")!;
    const again = await fetch(origin + page, { headers: { "If-None-Match": `"other", ${etag}` } });
    expect(again.status).toBe(304);
    expect(again.headers.get("cache-control")).toBe("public, no-cache");
    expect((await fetch(origin + page, { headers: { "If-None-Match": '"other"' } })).status).toBe(200);
  });

  test("answers HEAD without a body, and takes no other method", async () => {
    const head = await fetch(origin + page, { method: "HEAD" });
    expect(head.status).toBe(200);
    expect(Number(head.headers.get("content-length"))).toBeGreaterThan(1000);
    expect(await head.text()).toBe("");
    expect((await fetch(origin + page, { method: "POST" })).status).toBe(405);
  });

  test("is there with a slash at its end, too, and nothing else is touched", async () => {
    const slash = await fetch(`${origin}${page}/`, { redirect: "manual" });
    expect(slash.status).toBe(308);
    expect(slash.headers.get("location")).toBe(page);
    const evil = await fetch(`${origin}/p/%2F%2Fevil.example/`, { redirect: "manual" });
    expect(evil.headers.get("location")).toBe("/p/%2F%2Fevil.example");
    expect((await fetch(`${origin}/private`)).status).toBe(418);
  });

  test("shows its fonts, which are kept for a year", async () => {
    const html = await (await fetch(origin + page)).text();
    const font = /<link rel="preload" href="([^"]+)"/.exec(html)?.[1] ?? "";
    const response = await fetch(origin + font);
    expect(response.headers.get("content-type")).toBe("font/woff2");
    expect(response.headers.get("cache-control")).toContain("immutable");
    expect((await fetch(`${origin}/p/_assets/..%2f..%2fpackage.json`)).status).toBe(404);
  });

  test("is there as Markdown, in the feed, and for robots", async () => {
    const text = async (path: string) => await (await fetch(origin + path)).text();
    expect(await text(`${page}.md`)).toBe(markdown);
    expect(await text(`/p/${setting.workspace.slug}/feed.xml`)).toContain(
      "<title>Databricks vs Kubeflow</title>",
    );
    expect(await text("/sitemap.xml")).toContain(`<loc>http://localhost:3000${page}</loc>`);
    expect(await text("/llms.txt")).toContain(`[Databricks vs Kubeflow](http://localhost:3000${page}.md)`);
    expect(await text("/robots.txt")).toContain("Sitemap: http://localhost:3000/sitemap.xml");
  });

  test("is gone for every request that begins after it was unpublished", async () => {
    const { id } = await createNote(setting.actor, {
      workspace: setting.workspace.slug,
      markdown: "# Rye\n\nSlow.",
    });
    const { url } = await publishNote(setting.actor, { note: id });
    let unpublished = false;
    const asking = Array.from({ length: 16 }, async () => {
      const seen: { after: boolean; status: number }[] = [];
      while (seen.filter(({ after }) => after).length < 10) {
        const after = unpublished;
        seen.push({ after, status: (await fetch(origin + url)).status });
      }
      return seen;
    });
    await unpublishNote(setting.actor, { note: id });
    unpublished = true;
    const late = (await Promise.all(asking)).flat().filter(({ after }) => after);
    expect(new Set(late.map(({ status }) => status))).toEqual(new Set([404]));
  });
});

async function rawGet(path: string, headers: Record<string, string>) {
  const { request } = await import("node:http");
  return await new Promise<{ headers: Record<string, unknown>; body: Buffer }>((done, fail) => {
    request(origin + path, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => done({ headers: response.headers, body: Buffer.concat(chunks) }));
    })
      .on("error", fail)
      .end();
  });
}
