import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { surveyApart } from "./survey-apart.ts";
import { surveyDocument } from "./survey-document.ts";

const page = `<title>Oslo</title>${"<p>Fjords, <b>deep</b> and <a href='#x'>cold</a>.</p>".repeat(1_500)}`;

function file(content: string, path = "oslo.html") {
  const bytes = Buffer.from(content);
  const open = async () => Readable.from([bytes]);
  return { path, size: bytes.length, modifiedAt: null, problem: null, open };
}

async function spent(work: () => Promise<unknown>): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  return process.threadCpuUsage(before).user;
}

test("a long page is read apart, with the same result, while this thread is free", async () => {
  await surveyApart(file("<p>The thread has started</p>"), "a.html");
  const results: unknown[] = [];
  const here = await spent(async () => results.push(await surveyDocument(file(page), "oslo.html", true)));
  const apart = await spent(async () => results.push(await surveyApart(file(page), "oslo.html")));
  expect(results[1]).toEqual(results[0]);
  expect(results[0]).toMatchObject({ document: { title: "Oslo" } });
  expect(apart).toBeLessThan(here / 2);
});

test("what takes too long is left out, and the next file is read", { timeout: 60_000 }, async () => {
  const slow = surveyApart(file(page), "slow.html", { cpuMs: 20 });
  const next = surveyApart(file("<h1>Bergen</h1><p>Rain.</p>"), "bergen.html");
  expect(await slow).toEqual({ skipped: "too-costly" });
  expect(await next).toMatchObject({ document: { title: "Bergen" } });
});
