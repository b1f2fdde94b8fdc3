import { db } from "#lib/db/db.ts";
import { createMember, createSession, createUser } from "#lib/testing/factories.ts";
import { sessionCookieFor } from "#lib/testing/session-cookie.ts";
import { expect, test } from "./fixtures.ts";
import { focusOn, goToEnd, noteOf, noteOn, openNote } from "./note-page.ts";

test("two people type at once and see each other's words, names and carets", async ({ ana, openAs }) => {
  const ben = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace: ana.workspace, user: ben, role: "member" });
  const written = await noteOf(ana, { title: "Bread", markdown: "First.\n\nSecond." });
  const hers = await openNote(ana.page, written);
  const his = await openNote(await openAs(ben), written);

  await expect(ana.page.getByRole("button", { name: "Who is here: Ben Okafor" })).toBeVisible();
  await hers.body.getByText("First.").click();
  await ana.page.keyboard.press("End");
  await his.body.getByText("Second.").click();
  await his.page.keyboard.press("End");
  await Promise.all([
    ana.page.keyboard.type(" Ana writes here.", { delay: 5 }),
    his.page.keyboard.type(" Ben writes there.", { delay: 5 }),
  ]);
  const both = ["First. Ana writes here.", "Second. Ben writes there."];
  for (const note of [hers, his]) {
    await note.saved();
    for (const text of both) await expect(note.body).toContainText(text);
  }
  await expect(hers.body.locator("[data-person]")).toHaveAttribute("data-name", "Ben Okafor");
  await expect(his.body.locator("[data-person]")).toHaveAttribute("data-name", "Ana Fields");
  // A new block of one's own does not hide where others are.
  await ana.page.keyboard.press("Enter");
  await expect(hers.body.locator(":scope > p")).toHaveCount(3);
  await expect(hers.body.locator(":scope > p").last().locator("[data-person]")).toHaveCount(1);
  await ana.page.keyboard.press("Backspace");

  await focusOn(his.title);
  await his.page.keyboard.press("End");
  await his.page.keyboard.type(" and butter");
  await expect(hers.title).toContainText("Bread and butter");

  await his.page.close();
  await expect(ana.page.getByRole("button", { name: /^Who is here/ })).toHaveCount(0);
  await ana.page.reload();
  const again = await noteOn(ana.page);
  await expect(again.title).toHaveText("Bread and butter");
  await expect(again.body.locator("p")).toHaveText(both);
});

test("two people who type at one place each find their letters in the order they typed them", async ({
  ana,
  openAs,
}) => {
  const ben = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace: ana.workspace, user: ben, role: "member" });
  const written = await noteOf(ana, { title: "Bread", markdown: "- flour\n- water" });
  const hers = await openNote(ana.page, written);
  const his = await openNote(await openAs(ben), written);
  for (const { body, page } of [hers, his]) {
    await body.getByText("flour").click();
    await page.keyboard.press("End");
  }

  await Promise.all([
    ana.page.keyboard.type("0123456789".repeat(6), { delay: 15 }),
    his.page.keyboard.type("abcdefghij".repeat(6), { delay: 17 }),
  ]);
  for (const note of [hers, his]) {
    await note.saved();
    const text = await note.body.getByRole("listitem").first().innerText();
    expect(text.replace(/[^0-9]/g, "")).toBe("0123456789".repeat(6));
    expect(text.replace(/[^a-j]/g, "").replace("f", "")).toBe("abcdefghij".repeat(6));
  }
});

test("notes, people and emoji are found and chosen while somebody else writes above", async ({
  ana,
  openAs,
}) => {
  const ben = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace: ana.workspace, user: ben, role: "member" });
  await noteOf(ana, { title: "Sourdough" });
  const written = await noteOf(ana, { title: "Bread", markdown: "First.\n\nSecond." });
  const hers = await openNote(ana.page, written);
  const his = await openNote(await openAs(ben), written);
  await his.body.getByText("First.").click();
  await his.page.keyboard.press("End");
  await goToEnd(hers);

  const stop = new AbortController();
  const writing = (async () => {
    while (!stop.signal.aborted) await his.page.keyboard.type("on and on ", { delay: 30 });
  })();
  const { keyboard } = ana.page;
  for (const [typed, list] of [
    [" See [[Sourd", "Notes"],
    [" says @Ben", "People"],
    [" :bread", "Emoji"],
  ] as const) {
    await keyboard.type(typed);
    await expect(ana.page.getByRole("listbox", { name: list }).getByRole("option").first()).toBeVisible();
    await keyboard.press("Enter");
    await expect(ana.page.getByRole("listbox")).toHaveCount(0);
  }
  stop.abort();
  await writing;
  const mine = hers.body.locator(":scope > p").last();
  await expect(mine).toHaveText(/^Second\. See Sourdough\s* says @Ben Okafor\s* 🍞/);
  await expect(his.body.locator(":scope > p").last()).toHaveText(
    /^Second\. See Sourdough\s* says @Ben Okafor\s* 🍞/,
  );
});

test("what is typed offline is kept on the device and merges with what others wrote", async ({
  ana,
  openAs,
}) => {
  const ben = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace: ana.workspace, user: ben, role: "member" });
  const written = await noteOf(ana, { title: "Bread", markdown: "First." });
  const hers = await openNote(ana.page, written);
  const his = await openNote(await openAs(ben), written);
  await hers.saved();

  await ana.page.context().setOffline(true);
  await expect(hers.status).toHaveText("Offline – kept on this device");
  await goToEnd(hers);
  await ana.page.keyboard.type(" Typed on the train.");
  await expect(hers.status).toHaveText("Offline – kept on this device");
  await focusOn(his.body);
  await his.page.keyboard.press("ControlOrMeta+Home");
  await his.page.keyboard.type("Typed at home. ");
  await his.saved();
  await expect(hers.body).not.toContainText("Typed at home.");

  await ana.page.context().setOffline(false);
  for (const note of [hers, his]) {
    await expect(note.body).toContainText("First. Typed on the train.");
    await expect(note.body).toContainText("Typed at home. ");
    await note.saved();
  }
});

test("what was typed offline survives closing the tab", async ({ ana }) => {
  const written = await noteOf(ana, { title: "Bread", markdown: "First." });
  const note = await openNote(ana.page, written);
  await note.saved();
  const context = ana.page.context();
  await context.setOffline(true);
  await expect(note.status).toHaveText("Offline – kept on this device");
  await goToEnd(note);
  await ana.page.keyboard.type(" Typed on the train.");
  await expect(note.status).toHaveText("Offline – kept on this device");
  await ana.page.close();
  await context.setOffline(false);

  const later = await openNote(await context.newPage(), written);
  await expect(later.body).toHaveText("First. Typed on the train.");
  await later.saved();
});

test("the stored text is in the page itself, without any script", async ({ ana, browser, baseURL }) => {
  const written = await noteOf(ana, { title: "Bread", markdown: "Feed it **daily**." });
  const context = await browser.newContext({ javaScriptEnabled: false });
  const { name, value } = await sessionCookieFor((await createSession(ana.user)).id);
  await context.addCookies([{ name, value, url: baseURL ?? "" }]);
  const page = await context.newPage();
  await page.goto(written.url);
  await expect(page.getByRole("heading", { name: "Bread" })).toBeVisible();
  await expect(page.getByText("Feed it daily.")).toBeVisible();
  await context.close();
});

test("when the socket never answers, the text stays", async ({ ana }) => {
  const written = await noteOf(ana, { title: "Bread", markdown: "Feed it daily." });
  await ana.page.routeWebSocket("**/collaboration", () => undefined);
  await ana.page.goto(written.url);
  await expect(ana.page.getByRole("heading", { name: "Bread" })).toBeVisible();
  await expect(ana.page.getByText("Feed it daily.")).toBeVisible();
  await expect(ana.page.getByRole("textbox", { name: "Note" })).toHaveCount(0);
});

test("“Saved” is not said while the server keeps silent", async ({ ana }) => {
  const written = await noteOf(ana, { title: "Bread", markdown: "First." });
  let silent = false;
  await ana.page.routeWebSocket("**/collaboration", (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => server.send(message));
    server.onMessage((message) => {
      if (!silent) socket.send(message);
    });
  });
  const note = await openNote(ana.page, written);
  await note.saved();
  silent = true;
  await goToEnd(note);
  await ana.page.keyboard.type(" Second.");
  await expect(note.status).toHaveText("Saving…");
  await expect(note.status).toHaveText("Not saved");
  await expect(ana.page.getByRole("alert").filter({ hasText: "has not confirmed" })).toBeVisible();
});

test("opening a note changes nothing in it", async ({ ana }) => {
  const written = await noteOf(ana, {
    title: "Bread",
    markdown:
      "## Plan\n\n- [ ] bake\n\n> quote\n\n```js\nlet x = 1\n```\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n---\n",
  });
  const updates = () => db.noteUpdate.count({ where: { note: { shortId: written.id } } });
  const before = await updates();
  const note = await openNote(ana.page, written);
  await note.saved();
  await note.body.click();
  await ana.page.keyboard.press("ControlOrMeta+End");
  await ana.page.reload();
  await (await noteOn(ana.page)).saved();
  expect(await updates()).toBe(before);
});
