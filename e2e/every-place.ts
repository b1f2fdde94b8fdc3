import type { JSONContent } from "@tiptap/core";
import type { Locator, Page } from "playwright/test";
import { uploadAttachment } from "#lib/attachments/upload-attachment.ts";
import { parseMarkdown } from "#lib/editor/markdown/parse.ts";
import { serializeBlocks } from "#lib/editor/markdown/serialize.ts";
import { everyBlock } from "#lib/editor/testing/every-block.ts";
import { createNote } from "#lib/notes/create-note.ts";
import { publishNote } from "#lib/publishing/publish-note.ts";
import { actorOf } from "#lib/testing/factories.ts";
import { rewriteNote } from "#lib/testing/rewrite-note.ts";
import { unzipBytes } from "#lib/testing/unzip.ts";

/** Beside one of each: what else the styles tell apart. */
const more = `# One

## Two

### Three

#### Four

##### Five

###### Six

> A quote
>
> of two *paragraphs*

- first
  - second
    - third

1. one
   1. two
      1. three

~~~
no language
~~~

> [!NOTE]
> Said in passing.

> [!IMPORTANT]
> Said with weight.

> [!WARNING]
> Said with a warning.

> [!CAUTION]
> Said too late.

| left | middle | right |
| :--- | :---: | ---: |
| 1 | 2 | 3 |

A note that is nowhere: [[Nowhere]].
`;

const dot = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

async function* once(bytes: Buffer) {
  yield bytes;
}

interface Writer {
  user: { id: string };
  workspace: { slug: string };
  notebook: { shortId: string };
}

/** A note with every node and mark in it, published; `revision` is the one that its public page shows. */
export interface NoteOfAll {
  id: string;
  url: string;
  publicUrl: string;
  revision: number;
  body: JSONContent;
}

/** Writes and publishes it, and before it the note that it links to and shows. */
export async function noteOfAll(writer: Writer): Promise<NoteOfAll> {
  const actor = await actorOf(writer.user);
  const place = { workspace: writer.workspace.slug, notebook: writer.notebook.shortId };
  const linked = await createNote(actor, {
    ...place,
    title: "Sourdough",
    markdown: "Slow and sour.",
  });
  await publishNote(actor, { note: linked.id });
  const { id, url } = await createNote(actor, { ...place, title: "All of it" });
  const upload = async (name: string) =>
    (await uploadAttachment(actor, { note: id, name, bytes: once(dot) })).url;
  const [picture, file] = [await upload("loaf.png"), await upload("recipe.pdf")];
  const markdown = `${more}\n![A dot](${picture})\n\n${serializeBlocks([...everyBlock])}`
    .replaceAll(/\/attachments\/[\da-f-]{36}\/loaf\.png/g, picture)
    .replaceAll(/\/attachments\/[\da-f-]{36}\/recipe\.pdf/g, file);
  await rewriteNote(actor, id, { title: "All of it", markdown });
  const { url: publicUrl, revision } = await publishNote(actor, { note: id });
  return { id, url, publicUrl, revision, body: parseMarkdown(markdown, { liftTitle: false }).body };
}

/** Where a note is shown. Each opens it in a page and answers with its body, once everything in it is there. */
export const places = {
  editor: async (page: Page, { url }: NoteOfAll) => {
    await page.goto(url);
    return await complete(page.locator(".prose[contenteditable=true]"));
  },
  // What the server sends, which the editor takes the place of as soon as there is script.
  "stored text": async (page: Page, { url }: NoteOfAll) => {
    const scripts = "**/*.js";
    await page.route(scripts, (route) => route.abort());
    await page.goto(url);
    await page.unroute(scripts);
    return await complete(page.locator(".prose[data-stored-note]"));
  },
  revision: async (page: Page, { url, revision }: NoteOfAll) => {
    await page.goto(`${url}/r/${revision}`);
    return await complete(page.locator(".prose"));
  },
  "public page": async (page: Page, { publicUrl }: NoteOfAll) => {
    await page.goto(publicUrl);
    return await complete(page.locator(".prose"));
  },
  export: async (page: Page, { url }: NoteOfAll) => {
    const workspace = url.split("/")[2] ?? "";
    const archive = await page.request.get("/transfers/archive", {
      params: { workspace, format: "html" },
    });
    const files = await unzipBytes(await archive.body());
    await page.route("http://kept.test/**", async (route) => {
      const path = decodeURIComponent(new URL(route.request().url()).pathname).slice(1);
      const body = files.get(path);
      const contentType = path.endsWith(".html") ? "text/html" : "";
      await (body ? route.fulfill({ body, contentType }) : route.fulfill({ status: 404 }));
    });
    await page.goto("http://kept.test/Kitchen/All of it.html");
    return await complete(page.locator(".prose"));
  },
};

export type Place = keyof typeof places;

/** What comes late: pictures, and in the editor formulas, colours, diagrams and what is derived from the whole note. */
async function complete(body: Locator): Promise<Locator> {
  for (const late of [
    ".math-block > math",
    ".math-inline > math",
    ".hljs-keyword",
    ".diagram svg",
    ".contents-block a",
  ])
    await body.locator(late).first().waitFor();
  await body.evaluate(async (element) => {
    await Promise.all(
      [...element.querySelectorAll<HTMLImageElement>("img[src]")].map((image) => image.decode()),
    );
  });
  return body;
}

/**
 * The same column and the same fonts everywhere. How wide a column is, and which files letters come from, is each page's
 * own affair: public pages stay small, and pages that leave the server use the fonts of whoever reads them.
 */
export async function equalise(body: Locator): Promise<void> {
  await body.evaluate(async (element) => {
    const { style } = element as HTMLElement;
    style.width = "40rem";
    for (const name of ["--font-source-serif", "--font-source-serif-more"]) style.setProperty(name, "serif");
    for (const name of ["--font-inter", "--font-inter-more"]) style.setProperty(name, "sans-serif");
    await document.fonts.ready;
  });
}
