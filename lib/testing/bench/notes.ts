import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { renderBody } from "#lib/editor/html.ts";
import { createNote } from "#lib/notes/create-note.ts";
import { readNote } from "#lib/notes/read-note.ts";
import { sessionCookieFor } from "#lib/testing/session-cookie.ts";
import { createSession, createSetting } from "../factories.ts";

/** A note, the cookie of somebody who may edit it, and its body as plain HTML. */
export interface BenchNote {
  name: "11 KB" | "1 MB";
  path: string;
  cookie: { name: string; value: string };
  html: string;
}

/** The two notes that the budgets speak of. */
export async function benchNotes(): Promise<BenchNote[]> {
  const { owner, actor, workspace } = await createSetting();
  const { name: cookieName, value } = await sessionCookieFor((await createSession(owner)).id);
  const cookie = { name: cookieName, value };
  const notes: BenchNote[] = [];
  for (const [name, markdown] of [
    ["11 KB", smallNote()],
    ["1 MB", largeNote()],
  ] as const) {
    const { id, url } = await createNote(actor, { workspace: workspace.slug, title: name, markdown });
    const { content } = await readNote(actor, { id });
    notes.push({ name, path: url, cookie, html: renderBody(content.body) });
  }
  return notes;
}

/** The same texts in pages that are nothing but one contenteditable: what the browser itself costs. */
export async function servePlain(notes: BenchNote[]): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    const html = notes.find(({ name }) => request.url === `/${encodeURIComponent(name)}`)?.html ?? "";
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(
      `<!doctype html><title>Plain</title><div class="prose" role="textbox" aria-label="Note" contenteditable="true">${html}</div>`,
    );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

/** Text of 11 KB with headings, lists, tables, links and marks. */
export function smallNote(): string {
  return Array.from({ length: 28 }, (_, index) => section(index + 1)).join("\n");
}

function largeNote(): string {
  const sentence = "Feed the starter daily, and keep it warm: a cold one sleeps, and an old one turns sour. ";
  const paragraph = (number: number) => `Day ${number}. ${sentence.repeat(3).slice(0, 190)}`;
  return Array.from({ length: 5_000 }, (_, index) => paragraph(index + 1)).join("\n\n");
}

function section(number: number): string {
  return `## Section ${number}

Feed the starter **daily**, and keep it warm: a cold one sleeps, and an old one turns sour long before its time.
Compare [what others do](https://example.org/bread/${number}) with the notes of last week, and write down what differs.

- Flour, freshly milled
  - Rye, whole grain
- Water at 26 °C

| Day | Flour | Water |
| --- | ---: | ---: |
| 1 | 50 g | 50 g |
| 2 | 100 g | 100 g |
`;
}
