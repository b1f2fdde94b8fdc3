import { readFileSync, renameSync, writeFileSync } from "node:fs";
import type { BrowserContext, Page } from "playwright/test";
import { workerFile } from "#lib/server/service-worker.ts";
import { createMember, createSession, createUser, createWorkspace } from "#lib/testing/factories.ts";
import { sessionCookieFor } from "#lib/testing/session-cookie.ts";
import { expect, test } from "./fixtures.ts";
import { focusOn, goToEnd, noteOf, noteOn, openNote } from "./note-page.ts";

const pagesCache = "commonplace-pages";

/** Waits until this browser can open the page without the server. */
async function kept(page: Page, path: string) {
  const isKept = () =>
    page.evaluate(async ([cache, key]) => (await (await caches.open(cache)).match(key)) !== undefined, [
      pagesCache,
      path,
    ] as const);
  await expect.poll(isKept, { timeout: 20_000 }).toBe(true);
}

/** The paths that are kept in this browser. */
async function allKept(page: Page): Promise<string[]> {
  return await page.evaluate(async (cache) => {
    if (!(await caches.has(cache))) return [];
    return (await (await caches.open(cache)).keys()).map(({ url }) => new URL(url).pathname);
  }, pagesCache);
}

async function signInAs(context: BrowserContext, user: { id: string }, url: string) {
  const { name, value } = await sessionCookieFor((await createSession(user)).id);
  await context.addCookies([{ name, value, url, httpOnly: true, sameSite: "Lax" }]);
}

test("a note that was open once opens without the server, takes typing, and merges it later", async ({
  ana,
  openAs,
}) => {
  test.slow();
  const ben = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace: ana.workspace, user: ben, role: "member" });
  const written = await noteOf(ana, { title: "Bread", markdown: "Feed it daily." });
  const context = ana.page.context();
  await (await openNote(ana.page, written)).saved();
  await kept(ana.page, written.url);
  await ana.page.close();

  await context.setOffline(true);
  const first = await context.newPage();
  const offline = await openNote(first, written);
  await expect(offline.title).toHaveText("Bread");
  await expect(offline.body).toContainText("Feed it daily.");
  await goToEnd(offline);
  await first.keyboard.type(" Typed on the train.");
  await expect(offline.status).toHaveText("Offline – kept on this device");
  await first.close();

  const his = await openNote(await openAs(ben), written);
  await focusOn(his.body);
  await his.page.keyboard.press("ControlOrMeta+Home");
  await his.page.keyboard.type("At home: ");
  await his.saved();

  const second = await context.newPage();
  const again = await openNote(second, written);
  await expect(again.body).toContainText("Feed it daily. Typed on the train.");
  await context.setOffline(false);
  await again.saved();
  for (const note of [again, his])
    await expect(note.body).toContainText("At home: Feed it daily. Typed on the train.");
});

test("what was never open says that it is not kept, and names what is", async ({ ana }) => {
  const open = await noteOf(ana, { title: "Bread & butter", markdown: "Feed it daily." });
  const never = await noteOf(ana, { title: "Cheese", markdown: "Turn it weekly." });
  await openNote(ana.page, open);
  await kept(ana.page, open.url);

  await ana.page.context().setOffline(true);
  await ana.page.goto(never.url);
  await expect(ana.page.getByRole("heading", { name: "You are offline" })).toBeVisible();
  await ana.page.getByRole("link", { name: /Bread & butter/ }).click();
  await expect((await noteOn(ana.page)).title).toHaveText("Bread & butter");
});

test("another account in the same browser sees nothing of the first", async ({ ana, baseURL }) => {
  const written = await noteOf(ana, { title: "A diary", markdown: "Nobody else reads this." });
  const context = ana.page.context();
  await openNote(ana.page, written);
  await kept(ana.page, written.url);

  const eve = await createUser({ name: "Eve Stone" });
  const workspace = await createWorkspace({ owner: eve });
  await signInAs(context, eve, baseURL ?? "");
  await ana.page.goto(`/w/${workspace.slug}`);
  await expect.poll(() => allKept(ana.page)).not.toContain(written.url);
  await context.setOffline(true);
  await ana.page.goto(written.url);
  await expect(ana.page.getByRole("heading", { name: "You are offline" })).toBeVisible();
  await expect(ana.page.locator("body")).not.toContainText("diary");
  await expect(ana.page.locator("body")).not.toContainText("Nobody else");
});

test("signing out leaves nothing behind", async ({ ana }) => {
  const written = await noteOf(ana, { title: "A diary", markdown: "Nobody else reads this." });
  await openNote(ana.page, written);
  await kept(ana.page, written.url);
  await ana.page.getByRole("button", { name: /^Ana Fields/ }).click();
  await ana.page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(ana.page.getByRole("button", { name: "Sign in" })).toBeVisible();
  expect(await allKept(ana.page)).not.toContain(written.url);
  await ana.page.context().setOffline(true);
  await ana.page.goto(written.url);
  await expect(ana.page.locator("body")).not.toContainText("diary");
});

test("signing out without the server is refused, and nothing that is only here is lost", async ({ ana }) => {
  const written = await noteOf(ana, { title: "Bread", markdown: "Feed it." });
  const note = await openNote(ana.page, written);
  await kept(ana.page, written.url);
  await ana.page.context().setOffline(true);
  await goToEnd(note);
  await ana.page.keyboard.type(" Typed on the train.");
  await expect(note.status).toHaveText("Offline – kept on this device");
  await ana.page.getByRole("button", { name: /^Ana Fields/ }).click();
  await ana.page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(ana.page.getByText("You are still signed in")).toBeVisible();
  await ana.page.reload();
  const again = await noteOn(ana.page);
  await expect(again.body).toContainText("Feed it. Typed on the train.");
  await ana.page.context().setOffline(false);
  await again.saved();
});

test("who signs out is asked when words of a closed note are only here, and nobody else deletes them", async ({
  ana,
  baseURL,
}) => {
  const context = ana.page.context();
  const written = await noteOf(ana, { title: "Bread", markdown: "Feed it." });
  const note = await openNote(ana.page, written);
  await note.saved();
  await context.setOffline(true);
  await goToEnd(note);
  await ana.page.keyboard.type(" Typed on the train.");
  await expect(note.status).toHaveText("Offline – kept on this device");
  await ana.page.close();
  await context.setOffline(false);

  const eve = await createUser({ name: "Eve Stone" });
  const hers = await createWorkspace({ owner: eve });
  const mine = await context.cookies();
  const page = await context.newPage();
  await signInAs(context, eve, baseURL ?? "");
  await page.goto(`/w/${hers.slug}`);
  await page.getByRole("button", { name: /^Eve Stone/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();

  await context.addCookies(mine);
  await page.goto(`/w/${ana.workspace.slug}`);
  const asked = page.waitForEvent("dialog");
  await page.getByRole("button", { name: /^Ana Fields/ }).click();
  const signOut = page.getByRole("menuitem", { name: "Sign out" }).click();
  const dialog = await asked;
  expect(dialog.message()).toContain("“Bread”");
  await dialog.dismiss();
  await signOut;
  await page.goto(written.url);
  const again = await noteOn(page);
  await expect(again.body).toContainText("Feed it. Typed on the train.");
  await again.saved();
  await page.getByRole("button", { name: /^Ana Fields/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
});

test("a note that went away is kept no longer, and other pages never were", async ({ ana }) => {
  const written = await noteOf(ana, { title: "Bread", markdown: "Feed it daily." });
  await openNote(ana.page, written);
  await kept(ana.page, written.url);
  await ana.page.goto(`${written.url}/history`);
  await ana.page.goto(`/w/${ana.workspace.slug}`);
  await expect(ana.page.getByRole("navigation").first()).toBeVisible();
  expect((await allKept(ana.page)).filter((path) => path.startsWith("/w/"))).toEqual([written.url]);

  await ana.page.goto(written.url);
  await noteOn(ana.page);
  await ana.page.getByRole("button", { name: "More actions" }).first().click();
  await ana.page.getByRole("menuitem", { name: "Move to trash" }).click();
  await expect(ana.page).not.toHaveURL(written.url);
  await ana.page.goto(written.url);
  await expect.poll(() => allKept(ana.page)).not.toContain(written.url);
});

test("a new build brings a new worker, which keeps what was kept", async ({ ana }) => {
  const written = await noteOf(ana, { title: "Bread", markdown: "Feed it daily." });
  await openNote(ana.page, written);
  await kept(ana.page, written.url);
  const before = await buildOfWorker(ana.page);
  const next = `${before}-next`;
  const script = readFileSync(workerFile, "utf8");
  replaceWorker(script.replaceAll(before, next));
  try {
    await ana.page.reload();
    await writeToWorkerUntil(ana.page, next);
    await expect.poll(() => takenOver(ana.page), { timeout: 20_000 }).toBe(true);
    expect(await buildOfWorker(ana.page)).toBe(next);
    expect(await allKept(ana.page)).toContain(written.url);
  } finally {
    replaceWorker(script);
  }
});

/** At once: other tests' pages may be asking for it. */
function replaceWorker(script: string) {
  writeFileSync(`${workerFile}.new`, script);
  renameSync(`${workerFile}.new`, workerFile);
}

/** The build of the worker that answers this page. */
async function buildOfWorker(page: Page): Promise<string> {
  return await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }: MessageEvent<string>) => resolve(data);
        navigator.serviceWorker.controller?.postMessage({ type: "build" }, [port2]);
      }),
  );
}

/**
 * Keeps the old worker busy until that build's worker comes: Chromium stops the old one, starts it again for the next
 * message, and leaves the new one waiting. Returns when it waits, or when it answers in spite of that.
 */
async function writeToWorkerUntil(page: Page, build: string) {
  await page.evaluate(async (next) => {
    const registration = await navigator.serviceWorker.ready;
    const answer = () =>
      new Promise<string | undefined>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }: MessageEvent<string>) => resolve(data);
        navigator.serviceWorker.controller?.postMessage({ type: "build" }, [port2]);
        setTimeout(resolve, 1_000); // a worker that was stopped for good does not answer
      });
    while (!registration.waiting && (await answer()) !== next)
      await new Promise((done) => setTimeout(done, 20));
  }, build);
}

/** Whether no worker is on its way to this page; nothing is sent to the one that answers it now. */
async function takenOver(page: Page): Promise<boolean> {
  return await page.evaluate(async () => {
    const { installing, waiting, active } = await navigator.serviceWorker.ready;
    const all = [installing, waiting, active, navigator.serviceWorker.controller];
    return all.every((worker) => worker === null || worker.state === "activated");
  });
}
