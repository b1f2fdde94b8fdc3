import { db } from "#lib/db/db.ts";
import { recordVisit } from "#lib/visits/record-visit.ts";
import { actorOf, createMember, createUser } from "#lib/testing/factories.ts";
import { rewriteNote } from "#lib/testing/rewrite-note.ts";
import { expect, test } from "./fixtures.ts";
import { inspect, sizes } from "./inspect.ts";
import { noteOf, openNote } from "./note-page.ts";

const before = "Feed it daily.\n\nRest it.\n\nBake it hot, in a pot.";
const after = "Feed it every week.\n\nRest it.\n\nBake it hot, in a pot.\n\nEat it.";

test("a note that others changed since one read it offers the changes, word by word", async ({ ana }) => {
  const ben = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace: ana.workspace, user: ben });
  const note = await noteOf(ana, { title: "Sourdough", markdown: before });
  const visits = () => db.noteVisit.count({ where: { note: { shortId: note.id }, userId: ana.user.id } });
  const offer = ana.page.getByRole("region", { name: "What changed since you last read it" });

  await openNote(ana.page, note);
  await expect.poll(visits).toBe(1); // read for some seconds
  await expect(offer).toHaveCount(0);
  await ana.page.goto(`/w/${ana.workspace.slug}`);
  await expect(ana.page.getByRole("link", { name: /Sourdough/ }).last()).not.toContainText("Changed since");

  await rewriteNote(await actorOf(ben), note.id, { title: "Sourdough bread", markdown: after });
  await openNote(ana.page, note);
  await expect(offer).toContainText(/^Changed by Ben Okafor since \d/);
  await inspect(ana.page, "changes offered");
  await offer.getByRole("button", { name: "Show changes" }).focus();
  await ana.page.keyboard.press("Enter");
  const dialog = ana.page.getByRole("dialog", { name: "Changes since you last read it" });
  const changes = dialog.getByRole("article");
  await expect(changes.locator("del")).toHaveText(["daily"]);
  await expect(changes.locator("ins")).toHaveText([" bread", "every week", "Eat it."]);
  await inspect(ana.page, "changes shown");
  const told = ana.page.waitForResponse((response) => response.request().method() === "POST");
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(offer).toHaveCount(0);
  await told;
  const asked = ana.page.waitForResponse((response) => response.url().includes("/visits?"));
  await openNote(ana.page, note);
  expect(await (await asked).json()).toBeNull();
  await expect(offer).toHaveCount(0);
});

test("changes can be dismissed, the home page marks them, and they fit a phone", async ({ ana, openAs }) => {
  const actors = [];
  for (const name of ["Ben Okafor", "Chi Nguyen"]) {
    const user = await createUser({ name });
    await createMember({ workspace: ana.workspace, user });
    actors.push(await actorOf(user));
  }
  const note = await noteOf(ana, { title: "Sourdough", markdown: before });
  await recordVisit(await actorOf(ana.user), { note: note.id });
  for (const [at, actor] of actors.entries())
    await rewriteNote(actor, note.id, { title: "Sourdough", markdown: `${after}\n\nLine ${at}.` });
  const page = await openAs(ana.user, sizes.narrow);
  await page.goto(`/w/${ana.workspace.slug}`);
  await expect(page.getByText("Changed since you read it")).toBeVisible();
  await inspect(page, "home with a changed note");
  await openNote(page, note);
  const offer = page.getByRole("region", { name: "What changed since you last read it" });
  await expect(offer).toContainText("Changed by Chi Nguyen and Ben Okafor");
  await inspect(page, "changes offered on a phone");
  await offer.getByRole("button", { name: "Show changes" }).tap();
  await expect(page.getByRole("dialog").locator("ins").first()).toBeVisible();
  await inspect(page, "changes shown on a phone");
  const posted = () => page.waitForResponse((response) => response.request().method() === "POST");
  const seen = posted();
  await page.keyboard.press("Escape");
  await expect(offer).toHaveCount(0);
  await seen;
  await page.goto(`/w/${ana.workspace.slug}`);
  await rewriteNote(actors[0]!, note.id, { title: "Sourdough", markdown: "Something else." });
  await openNote(page, note);
  await expect(offer).toContainText("Changed by Ben Okafor since");
  const told = posted();
  await offer.getByRole("button", { name: "Dismiss" }).tap();
  await expect(offer).toHaveCount(0);
  await told;
  await page.goto(`/w/${ana.workspace.slug}`);
  await expect(page.getByRole("heading", { name: /Ana/ })).toBeVisible();
  await expect(page.getByText("Changed since you read it")).toHaveCount(0);
});
