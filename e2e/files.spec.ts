import type { Locator, Page } from "playwright/test";
import { db } from "#lib/db/db.ts";
import { createMember, createNotebook, createUser } from "#lib/testing/factories.ts";
import { pasteInto } from "./clipboard.ts";
import { expect, test } from "./fixtures.ts";
import { focusOn, goToEnd, noteOf, openNote } from "./note-page.ts";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const megabyte = 1024 * 1024;

/** Chooses files for the place of the caret, through the menu of blocks. */
async function choose(
  page: Page,
  entry: string,
  files: { name: string; mimeType: string; buffer: Buffer }[],
): Promise<void> {
  const choosing = page.waitForEvent("filechooser");
  await page.keyboard.type(`/${entry}`);
  await expect(page.getByRole("option", { name: /^File/ })).toContainText("Up to 25 MB");
  await page.keyboard.press("Enter");
  await (await choosing).setFiles(files);
}

const report = (megabytes: number) => [
  {
    name: "report.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.alloc(megabytes * megabyte, "%PDF-1.7 "),
  },
];

/** From now on the page has a line of that many bytes a second. */
async function slowLine(page: Page, uploadThroughput: number): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  const conditions = { offline: false, latency: 0, downloadThroughput: -1 };
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { ...conditions, uploadThroughput });
  return async () => {
    await session.send("Network.emulateNetworkConditions", { ...conditions, uploadThroughput: -1 });
  };
}

const uploadOf = (body: Locator, name: string) => body.getByRole("group", { name: `Upload of ${name}` });

async function filesOf(note: { id: string }): Promise<number> {
  return await db.attachment.count({ where: { note: { shortId: note.id } } });
}

test("an upload shows how far it is, and can be cancelled without leaving anything", async ({
  ana: { page, ...ana },
}) => {
  const note = await noteOf(ana);
  const { body, saved } = await openNote(page, note);
  await focusOn(body);
  const fast = await slowLine(page, 300_000);
  await choose(page, "file", report(5));
  const upload = uploadOf(body, "report.pdf");
  await expect(upload.getByRole("progressbar")).toBeVisible();
  await expect
    .poll(() => upload.locator("progress").evaluate((bar: HTMLProgressElement) => bar.value))
    .toBeGreaterThan(0.02);
  await upload.getByRole("button", { name: "Cancel" }).click();
  await expect(upload).toHaveCount(0);
  await fast();
  await page.keyboard.type("Still writing.");
  await expect(body).toHaveText("Still writing.");
  await saved();
  expect(await filesOf(note)).toBe(0);
});

test("a file that is no picture becomes a block to download, headers and all", async ({
  ana: { page, ...ana },
}) => {
  const { body, saved } = await openNote(page, await noteOf(ana));
  await focusOn(body);
  await choose(page, "file", report(1));
  const link = body.getByRole("link", { name: /report\.pdf/ });
  await expect(link).toBeVisible();
  await saved();
  const answer = await page.request.get((await link.getAttribute("href")) ?? "", {
    headers: { Range: "bytes=0-7" },
  });
  expect(answer.status()).toBe(206);
  expect(await answer.text()).toBe("%PDF-1.7");
  expect(answer.headers()).toMatchObject({
    "content-disposition": "attachment; filename=report.pdf",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, no-cache",
  });
});

test("several files come in at once and in their order; others see them only when they are there", async ({
  ana,
  openAs,
}) => {
  const { page } = ana;
  const note = await noteOf(ana, { markdown: "Pictures:" });
  const ben = await createUser({ name: "Ben Okri" });
  await createMember({ workspace: ana.workspace, user: ben });
  const { body, saved } = await openNote(page, note);
  const theirs = await openNote(await openAs(ben), note);
  await goToEnd({ page, body });

  const held = Promise.withResolvers<void>();
  await page.route("**/attachments?**", async (route) => {
    await held.promise;
    await route.continue();
  });
  const names = ["a.png", "b.png", "c.png", "d.png", "e.png"];
  await pasteInto(body, { files: names.map((name) => ({ name, type: "image/png", bytes: [...png] })) });
  await expect(body.getByRole("group", { name: /^Upload of/ })).toHaveCount(5);
  await expect(body.getByText(/waits for the uploads before it/)).toHaveCount(2);
  // What somebody else writes meanwhile takes nothing away.
  await focusOn(theirs.body);
  await theirs.page.keyboard.press("ControlOrMeta+Home");
  await theirs.page.keyboard.type("Ben: ");
  await expect(body).toContainText("Ben: Pictures:");
  await expect(body.getByRole("group", { name: /^Upload of/ })).toHaveCount(5);
  await expect(theirs.body.getByText("a.png")).toHaveCount(0);
  held.resolve();
  // Not all images there are: an editor sets one beside somebody's caret.
  const picturesIn = (text: Locator) => text.getByRole("figure").locator("img");
  await expect(picturesIn(body)).toHaveCount(5);
  await saved();
  await expect(picturesIn(theirs.body)).toHaveCount(5);
  const sources = await picturesIn(theirs.body).evaluateAll((images) =>
    images.map((image) => image.getAttribute("src")?.split("/").at(-1)),
  );
  expect(sources).toEqual(names);
});

test("a lost connection is not a lost upload", async ({ ana: { page, ...ana } }) => {
  const note = await noteOf(ana);
  const { body, saved } = await openNote(page, note);
  await focusOn(body);
  let attempts = 0;
  await page.route("**/attachments?**", async (route) => {
    attempts += 1;
    if (attempts === 1) await route.abort("connectionreset");
    else await route.continue();
  });
  await pasteInto(body, { files: [{ name: "jar.png", type: "image/png", bytes: [...png] }] });
  await expect(
    body.getByText("The connection was lost. jar.png is sent again as soon as it is back."),
  ).toBeVisible();
  await expect(body.locator("img")).toHaveAttribute("src", /jar\.png$/);
  await saved();
  expect([attempts, await filesOf(note)]).toEqual([2, 1]);
});

test("what was refused stands where it was put, to be tried again or removed", async ({
  ana: { page, ...ana },
}) => {
  const { body, saved } = await openNote(page, await noteOf(ana));
  await focusOn(body);
  let full = true;
  await page.route("**/attachments?**", async (route) => {
    if (!full) return await route.continue();
    const detail = "The disk of this server is full.";
    await route.fulfill({ status: 503, contentType: "application/problem+json", json: { detail } });
  });
  const file = { name: "jar.png", type: "image/png", bytes: [...png] };
  await pasteInto(body, { files: [file] });
  const upload = uploadOf(body, "jar.png");
  await expect(upload.getByRole("alert")).toHaveText(
    "jar.png was not uploaded. The disk of this server is full.",
  );
  full = false;
  await upload.getByRole("button", { name: "Try again" }).click();
  await expect(body.locator("img")).toHaveAttribute("src", /jar\.png$/);
  await expect(upload).toHaveCount(0);

  let asked = false;
  page.on("request", (request) => (asked ||= request.url().includes("film.mp4")));
  await pasteInto(body, { files: [{ name: "film.mp4", type: "video/mp4", bytes: 25 * megabyte + 1 }] });
  const film = uploadOf(body, "film.mp4");
  await expect(film.getByRole("alert")).toContainText("files may be at most 25 MB");
  await expect(film.getByRole("button", { name: "Try again" })).toHaveCount(0);
  await film.getByRole("button", { name: "Remove" }).click();
  await expect(film).toHaveCount(0);
  expect(asked).toBe(false);
  await saved();
});

test("leaving warns while a file is on its way, and no longer", async ({ ana: { page, ...ana } }) => {
  const { body, saved } = await openNote(page, await noteOf(ana));
  await body.click();
  const held = Promise.withResolvers<void>();
  await page.route("**/attachments?**", async (route) => {
    await held.promise;
    await route.continue();
  });
  await pasteInto(body, { files: [{ name: "jar.png", type: "image/png", bytes: [...png] }] });
  await expect(uploadOf(body, "jar.png")).toBeVisible();
  const warning = page.waitForEvent("dialog");
  const leaving = page.evaluate(() => location.reload());
  const dialog = await warning;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await leaving;

  const asked = page.waitForEvent("dialog");
  const going = page.getByRole("link", { name: "History" }).click();
  const question = await asked;
  expect(question.message()).toContain("Files are still being uploaded");
  await question.dismiss();
  await going;
  await expect(uploadOf(body, "jar.png")).toBeVisible();
  held.resolve();
  await expect(body.locator("img")).toHaveCount(1);
  await saved();
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Note" }).locator("img")).toHaveCount(1);
});

test("a picture that is copied into another note is seen by its readers", async ({ ana, openAs }) => {
  const { page } = ana;
  const hidden = await createNotebook({
    workspace: ana.workspace,
    visibility: "private",
    members: [{ user: ana.user, access: "manage" }],
  });
  const ben = await createUser({ name: "Ben Okri" });
  await createMember({ workspace: ana.workspace, user: ben });
  const { body, saved } = await openNote(page, await noteOf({ ...ana, notebook: hidden }));
  await pasteInto(body, { files: [{ name: "jar.png", type: "image/png", bytes: [...png] }] });
  await expect(body.locator("img")).toHaveCount(1);
  await saved();
  const source = (await body.locator("img").getAttribute("src")) ?? "";
  await body.locator("img").click();
  await page.keyboard.press("ControlOrMeta+c");

  const open = await noteOf(ana, { title: "Open" });
  const target = await openNote(page, open);
  await focusOn(target.body);
  await page.keyboard.press("ControlOrMeta+v");
  await expect(target.body.locator("img")).toHaveAttribute("src", source);
  await target.saved();

  const theirs = await openAs(ben);
  await theirs.goto(open.url);
  await expect(theirs.getByRole("textbox", { name: "Note" }).locator("img")).toHaveAttribute("src", source);
  await expect.poll(async () => (await theirs.request.get(source)).status()).toBe(200);
});

test("dropped files come in where they are dropped", async ({ ana: { page, ...ana } }) => {
  const { body, saved } = await openNote(page, await noteOf(ana, { markdown: "One\n\nTwo" }));
  const drop = await page.evaluateHandle(
    (bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], "jar.png", { type: "image/png" }));
      return data;
    },
    [...png],
  );
  const box = (await body.getByText("One").boundingBox())!;
  const place = { clientX: box.x + 5, clientY: box.y + box.height / 2 };
  await body.dispatchEvent("drop", { dataTransfer: drop, ...place });
  await expect(body.locator("img")).toHaveCount(1);
  await expect(body.locator(":scope > *").first()).toHaveText("One");
  await expect(body.locator(":scope > *").last()).toHaveText("Two");
  await saved();
});
