import { createMember, createUser } from "#lib/testing/factories.ts";
import { expect, test } from "./fixtures.ts";
import { sizes } from "./inspect.ts";
import { goToEnd, noteOf, noteOn } from "./note-page.ts";

for (const size of ["wide", "narrow"] as const) {
  test(`what is pressed before the page's script runs is done then, and nothing moves away (${size})`, async ({
    ana,
    openAs,
  }) => {
    for (const name of ["Ben Okafor", "Chi Nguyen", "Dov Levi", "Eve Stone", "Gil Brook"])
      await createMember({ workspace: ana.workspace, user: await createUser({ name }) });
    const page = await openAs(ana.user, sizes[size]);
    const { promise: started, resolve: start } = Promise.withResolvers<void>();
    await page.route("**/_next/static/chunks/*.js", async (route) => {
      await started;
      await route.continue();
    });
    await page.goto(`/w/${ana.workspace.slug}/settings/members`, { waitUntil: "commit" });
    const invite = page.getByRole("heading", { name: "Invite somebody" });
    await invite.evaluate((heading) => heading.scrollIntoView({ block: "end" }));
    await page.getByRole("button", { name: "Remove Gil Brook" }).click();
    const before = await page.evaluate(() => scrollY);
    await expect(page.getByRole("dialog")).toBeHidden();
    start();
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await page.evaluate(() => scrollY)).toBe(before);
  });
}

test("a menu and a dialog that are opened by keyboard before the script runs open then, the last one only", async ({
  ana,
}) => {
  const { page } = ana;
  const { promise: started, resolve: start } = Promise.withResolvers<void>();
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    await started;
    await route.continue();
  });
  await page.goto(`/w/${ana.workspace.slug}`, { waitUntil: "commit" });
  await page.getByRole("button", { name: "New notebook" }).press("Enter");
  const account = page.getByRole("button", { name: /Account menu$/ });
  await account.press("Enter");
  await account.press("Enter");
  start();
  await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible();
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("a note's socket is opened before the script is there, and is the one that is written over", async ({
  ana,
}) => {
  const { page } = ana;
  const written = await noteOf(ana, { title: "Sourdough", markdown: "Feed it." });
  const { promise: started, resolve: start } = Promise.withResolvers<void>();
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    await started;
    await route.continue();
  });
  const sockets: string[] = [];
  page.on("websocket", (socket) => sockets.push(socket.url()));
  await Promise.all([page.waitForEvent("websocket"), page.goto(written.url, { waitUntil: "commit" })]);
  start();
  const note = await noteOn(page);
  await goToEnd(note);
  await page.keyboard.type(" Daily.");
  await note.saved();
  expect(sockets).toHaveLength(1);
});
