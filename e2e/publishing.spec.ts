import { createNote } from "#lib/notes/create-note.ts";
import { publishNote } from "#lib/publishing/publish-note.ts";
import { actorOf } from "#lib/testing/factories.ts";
import { expect, test } from "./fixtures.ts";
import { inspect, sizes } from "./inspect.ts";

const markdown = `# Sourdough

Feed it **daily**, and see [the other note](/w/x/n/secret-0123456789).

## What you need

- [x] A jar
- [ ] Rye flour

## The schedule

| Day | Flour |
| --- | ---: |
| 1 | 50 g |

## Keeping a log

\`\`\`js
const loaf = 1;
\`\`\`
`;

test("a note is published, read without script, changed in private, and taken away", async ({
  ana,
  openVisitor,
}) => {
  const actor = await actorOf(ana.user);
  const note = await createNote(actor, { workspace: ana.workspace.slug, markdown });
  await ana.page.goto(note.url);
  const status = ana.page.getByRole("status").filter({ hasText: /^Saved$/ });
  await expect(status).toBeVisible();
  await ana.page.getByRole("button", { name: "Publish", exact: true }).click();
  const link = ana.page.getByRole("link", { name: "Public page" }).first();
  await expect(link).toBeVisible();
  const address = (await link.getAttribute("href")) ?? "";
  expect(address).toBe(`/p/${ana.workspace.slug}/sourdough`);

  const visitor = await openVisitor({ javaScriptEnabled: false });
  await visitor.goto(address);
  await expect(visitor.getByRole("heading", { level: 1, name: "Sourdough" })).toBeVisible();
  const article = visitor.getByRole("article");
  await expect(article).toContainText("Feed it daily");
  await expect(visitor.locator("script")).toHaveCount(0);

  await ana.page.getByRole("textbox", { name: "Note" }).click();
  await ana.page.keyboard.press("Control+Home");
  await ana.page.keyboard.type("Not yet for everybody. ");
  await expect(ana.page.getByText("The note has changed since it was published.").first()).toBeVisible();
  await expect(status).toBeVisible();
  await visitor.reload();
  await expect(article).not.toContainText("Not yet");

  await ana.page.getByRole("button", { name: "Publish changes" }).first().click();
  await expect(async () => {
    await visitor.reload();
    await expect(article).toContainText("Not yet for everybody.", { timeout: 100 });
  }).toPass();

  await ana.page.getByRole("button", { name: "Unpublish" }).first().click();
  await expect(link).toBeHidden();
  for (const gone of [
    address,
    `${address}.md`,
    `/p/${ana.workspace.slug}`,
    `/p/${ana.workspace.slug}/feed.xml`,
  ])
    expect((await visitor.goto(gone))?.status()).toBe(404);
});

for (const [name, size] of Object.entries(sizes)) {
  test(`public pages are accessible, and break no rule of their own, on ${name} screens`, async ({
    ana,
    openVisitor,
  }) => {
    const actor = await actorOf(ana.user);
    const note = await createNote(actor, { workspace: ana.workspace.slug, markdown });
    const { url } = await publishNote(actor, { note: note.id });
    const page = await openVisitor(size);
    const errors: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    for (const path of [url, `/p/${ana.workspace.slug}`]) {
      await page.goto(path);
      // What the policy of the page refuses is said as an error: the text is read before axe adds its own script.
      expect(errors).toEqual([]);
      await inspect(page, `public ${path}`);
    }
  });
}

test("what a page asks for that is older than the server is not done, is said, and is done after a reload", async ({
  ana,
}) => {
  const { page } = ana;
  const { url } = await createNote(await actorOf(ana.user), { workspace: ana.workspace.slug, markdown });
  await page.goto(url);
  // The names of actions change with what they do.
  await page.route(url, async (route) => {
    const headers = route.request().headers();
    if (headers["next-action"]) headers["next-action"] = headers["next-action"].replace(/^../, "00");
    await route.continue({ headers });
  });
  const publish = page.getByRole("button", { name: "Publish", exact: true });
  await publish.click();
  await expect(page.getByText("Commonplace was updated after this page was opened.")).toBeVisible();
  await page.unroute(url);
  await page.reload();
  await publish.click();
  await expect(page.getByRole("link", { name: "Public page" }).first()).toBeVisible();
});

test("a picture in a public page is shown to everybody, and to nobody any more once it is unpublished", async ({
  ana,
  openVisitor,
}) => {
  const actor = await actorOf(ana.user);
  const note = await createNote(actor, { workspace: ana.workspace.slug, markdown: "# Loaf" });
  await ana.page.goto(note.url);
  const origin = new URL(ana.page.url()).origin;
  const dot =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  const upload = await ana.page.request.post(
    `/attachments?note=${note.id}&name=${encodeURIComponent("Brot & Käse.png")}`,
    {
      data: Buffer.from(dot, "base64"),
      headers: { Origin: origin, "Content-Type": "image/png" },
    },
  );
  expect(upload.status()).toBe(201);
  const picture = (await upload.json()) as { url: string; image: boolean };
  expect(picture.image).toBe(true);
  const foreign = await ana.page.request.post(`/attachments?note=${note.id}&name=a.png`, {
    data: Buffer.from(dot, "base64"),
    headers: { Origin: "https://elsewhere.example" },
  });
  expect(foreign.status()).toBe(403);

  const own = await ana.page.request.get(picture.url);
  expect(own.headers()).toMatchObject({
    "content-type": "image/png",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cache-control": "private, no-cache",
  });
  expect(own.headers()["content-disposition"]).toContain("filename*=UTF-8''Brot%20%26%20K%C3%A4se.png");
  const part = await ana.page.request.get(picture.url, { headers: { Range: "bytes=1-3" } });
  expect([part.status(), await part.text()]).toEqual([206, "PNG"]);

  const visitor = await openVisitor({ javaScriptEnabled: false });
  expect((await visitor.request.get(picture.url)).status()).toBe(404);
  const shown = await createNote(actor, {
    workspace: ana.workspace.slug,
    markdown: `# Shown\n\n![A loaf](${picture.url})`,
  });
  const { url } = await publishNote(actor, { note: shown.id });
  await visitor.goto(url);
  const image = visitor.getByRole("img", { name: "A loaf" });
  await expect(image).toBeVisible();
  expect((await visitor.request.get(picture.url)).headers()["cache-control"]).toBe("no-cache");

  await ana.page.goto(shown.url);
  await ana.page.getByRole("button", { name: "Unpublish" }).first().click();
  await expect(ana.page.getByRole("link", { name: "Public page" })).toHaveCount(0);
  expect((await visitor.request.get(picture.url)).status()).toBe(404);
});
