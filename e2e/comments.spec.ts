import { createThread } from "#lib/comments/create-thread.ts";
import { setNotebookAccess } from "#lib/notes/set-notebook-access.ts";
import { restoreRevision } from "#lib/revisions/restore-revision.ts";
import { saveRevision } from "#lib/revisions/save-revision.ts";
import { actorOf, createMember, createUser } from "#lib/testing/factories.ts";
import { body, comment, isMarked, markdown, marks, select, send, thread } from "./comment-page.ts";
import { expect, test } from "./fixtures.ts";
import { inspect, sizes } from "./inspect.ts";
import { noteOf, openNote } from "./note-page.ts";

type Access = "read" | "comment" | "edit";

interface Owner {
  user: { id: string };
  workspace: { id: string };
  notebook: { shortId: string };
}

/** Somebody else with this right on the notebook; the owner keeps theirs. */
async function guest(owner: Owner, name: string, access: Access) {
  const user = await createUser({ name });
  await createMember({ workspace: owner.workspace, user, role: "guest" });
  const { notebook } = owner;
  await setNotebookAccess(await actorOf(owner.user), {
    id: notebook.shortId,
    visibility: "open",
    members: [...(members.get(notebook.shortId) ?? []), { userId: user.id, access }],
  });
  members.set(notebook.shortId, [...(members.get(notebook.shortId) ?? []), { userId: user.id, access }]);
  return user;
}

const members = new Map<string, { userId: string; access: Access }[]>();

test("a thread is started by mouse, seen by the other at once, answered, reacted to, resolved and reopened", async ({
  ana,
  openAs,
}) => {
  const written = await noteOf(ana, { title: "Bread", markdown });
  const ben = await openAs(await guest(ana, "Ben Okafor", "edit"));
  await openNote(ana.page, written);
  await openNote(ben, written);

  await comment(ana.page, "daily with rye", "How **often**, really?");
  await isMarked(ben, "daily with rye");
  await expect(ben.getByRole("button", { name: "Comments, 1 thread unread" })).toBeVisible();

  const seen = thread(ben, "Thread by Ana Fields, on “daily with rye”");
  await expect(seen.getByText("often", { exact: true })).toHaveCSS("font-weight", "600");
  await marks(ben).click();
  await expect(ben.getByRole("button", { name: "Comments", exact: true })).toBeVisible();
  await seen.getByRole("button", { name: "Reply" }).click();
  await send(seen, "Reply", "Once a day.");

  const hers = thread(ana.page, "on “daily with rye”");
  await expect(hers.getByText("Once a day.")).toBeVisible();
  await hers.getByRole("button", { name: "React" }).last().click();
  await ana.page.getByRole("menuitem", { name: "👍" }).click();
  await expect(seen.getByRole("button", { name: "👍, Ana Fields" })).toBeVisible();
  await seen.getByRole("button", { name: "👍, Ana Fields" }).click();
  await expect(hers.getByRole("button", { name: "👍, Ana Fields, Ben Okafor" })).toBeVisible();

  await seen.getByRole("button", { name: "Resolve" }).click();
  await expect(hers).toBeHidden();
  await expect(marks(ana.page)).toHaveCount(0);
  await ana.page.getByRole("button", { name: "Comments", exact: true }).click();
  await ana.page.getByRole("tab", { name: "Resolved (1)" }).click();
  const resolved = ana.page.getByRole("dialog").getByRole("region", { name: "on “daily with rye”" });
  await resolved.getByRole("button", { name: "Reopen" }).click();
  await isMarked(ben, "daily with rye");
});

test("a thread is started by keyboard, and stays at its words while others write before them", async ({
  ana,
  openAs,
}) => {
  const written = await noteOf(ana, { title: "Bread", markdown });
  const ben = await openAs(await guest(ana, "Ben Okafor", "edit"));
  const note = await openNote(ana.page, written);
  await openNote(ben, written);
  await select(ana.page, "daily with rye");
  await ana.page.keyboard.press("ControlOrMeta+Alt+m");
  await send(thread(ana.page, "New thread"), "Write a comment", "How often?");
  await isMarked(ben, "daily with rye");

  await select(ben, "Feed");
  await ben.keyboard.type("Please always feed");
  await expect(body(ana.page)).toContainText("Please always feed it daily");
  await isMarked(ana.page, "daily with rye");
  await isMarked(ben, "daily with rye");
  await note.saved();

  await select(ben, "daily with rye");
  await ben.keyboard.press("ArrowLeft");
  await ben.keyboard.press("ControlOrMeta+Alt+m");
  await expect(thread(ben, "on “daily with rye”")).toBeFocused();
  await ben.keyboard.press("Escape");
  await expect(body(ben)).toBeFocused();
  await ben.keyboard.press("Enter");
  await expect(body(ben).locator("p").nth(2)).toHaveText(/^daily with rye/);
  await isMarked(ben, "daily with rye");
  await isMarked(ana.page, "daily with rye");
});

test("threads whose words are deleted are kept with them, and are back when a revision is restored", async ({
  ana,
}) => {
  const written = await noteOf(ana, { title: "Bread", markdown });
  const actor = await actorOf(ana.user);
  const note = await openNote(ana.page, written);
  await comment(ana.page, "daily with rye", "How often?");
  const { number } = await saveRevision(actor, { note: written.id });

  await select(ana.page, "Feed it daily with rye, and stir it well.");
  await ana.page.keyboard.press("Delete");
  await note.saved();
  await expect(marks(ana.page)).toHaveCount(0);
  await expect(thread(ana.page, "on “daily with rye”")).toBeHidden();
  await ana.page.getByRole("button", { name: "Comments" }).click();
  const orphaned = ana.page.getByRole("region", { name: "Their words are gone" });
  await expect(orphaned.getByRole("blockquote")).toHaveText("daily with rye");
  await ana.page.keyboard.press("Escape");
  await expect(ana.page.getByRole("dialog")).toBeHidden();
  await expect(ana.page.getByRole("button", { name: "Comments" })).toBeFocused();

  await restoreRevision(actor, { note: written.id, number });
  await isMarked(ana.page, "daily with rye");
  await expect(thread(ana.page, "on “daily with rye”")).toContainText("How often?");
});

test("who may comment does so without being able to write, and who may read sees it", async ({
  ana,
  openAs,
}) => {
  const written = await noteOf(ana, { title: "Bread", markdown });
  const cleo = await openAs(await guest(ana, "Cleo Abara", "comment"));
  const rita = await openAs(await guest(ana, "Rita Lund", "read"));
  await openNote(ana.page, written);
  for (const page of [cleo, rita]) {
    await page.goto(written.url);
    await expect(body(page)).toHaveAttribute("contenteditable", "false");
  }
  await expect(body(cleo)).toHaveAttribute("data-may-comment", "");
  await comment(cleo, "stir it well", "With what?");
  await isMarked(ana.page, "stir it well");
  await expect(thread(rita, "on “stir it well”")).toContainText("With what?");
  await expect(thread(rita, "on “stir it well”").getByRole("button", { name: "Reply" })).toHaveCount(0);
  await select(rita, "stir it well");
  await expect(rita.getByRole("button", { name: "Comment", exact: true })).toBeHidden();
  await expect(body(rita)).not.toHaveAttribute("data-may-comment");

  await body(cleo).click();
  await cleo.keyboard.type("Mine!");
  await expect(body(cleo)).not.toContainText("Mine!");

  await thread(ana.page, "on “stir it well”").getByRole("button", { name: "Reply" }).click();
  await send(thread(ana.page, "on “stir it well”"), "Reply", "A spoon.");
  await expect(cleo.getByRole("button", { name: "Comments, 1 thread unread" })).toBeVisible();
});

test("comments are changed and deleted, with a way back, and the first one leaves its place", async ({
  ana,
  openAs,
}) => {
  const written = await noteOf(ana, { title: "Bread", markdown });
  const ben = await openAs(await guest(ana, "Ben Okafor", "edit"));
  const { page } = ana;
  await openNote(page, written);
  await openNote(ben, written);
  await comment(page, "Wait a night", "Or two?");
  const hers = thread(page, "on “Wait a night”");
  const his = thread(ben, "on “Wait a night”");
  await his.getByRole("button", { name: "Reply" }).click();
  await send(his, "Reply", "One.");

  await expect(hers.getByText("One.")).toBeVisible();
  await hers.getByRole("button", { name: "More about this comment" }).first().click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  await send(hers, "Edit comment", "Or three?");
  await expect(his).toContainText("Or three?");
  await expect(his).toContainText("edited");
  await his.getByRole("button", { name: "More about this comment" }).first().click();
  await expect(ben.getByRole("menuitem", { name: "Copy link" })).toBeVisible();
  await expect(ben.getByRole("menuitem", { name: "Edit" })).toHaveCount(0);
  await ben.keyboard.press("Escape");

  await hers.getByRole("button", { name: "More about this comment" }).first().click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(his).toContainText("This comment was deleted.");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(his).toContainText("Or three?");
});

test("a link leads to a thread, and people are named with @", async ({ ana, openAs }) => {
  const written = await noteOf(ana, { title: "Bread", markdown });
  const ben = await openAs(await guest(ana, "Ben Okafor", "comment"));
  const { page } = ana;
  await openNote(page, written);
  await select(page, "Wait a night");
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  const box = page.getByRole("textbox", { name: "Write a comment" });
  await expect(box).toBeFocused();
  await page.keyboard.type("Or two, @Be");
  await expect(page.getByRole("option", { name: "Ben Okafor" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(box).toHaveValue("Or two, @Ben Okafor ");
  await page.keyboard.press("ControlOrMeta+Enter");
  const card = thread(page, "on “Wait a night”");
  await expect(card).toContainText("Or two, @Ben Okafor");
  const id = await card.getAttribute("data-thread-card");

  await ben.goto(`${written.url}#thread-${id}`);
  await expect(thread(ben, "on “Wait a night”")).toHaveAttribute("aria-current", "true");
  await expect(ben.getByRole("button", { name: "Comments", exact: true })).toBeVisible();
});

test("on a phone a tap on words leads to their thread, however many there are", async ({ ana, openAs }) => {
  const sentences = Array.from({ length: 30 }, (_, at) => `Sentence ${at + 1} is about bread.`);
  const written = await noteOf(ana, { title: "Bread", markdown: sentences.join("\n\n") });
  const actor = await actorOf(ana.user);
  const nowhere = { start: null, end: null, block: null, before: "", after: "" };
  for (const quote of sentences) {
    const [id, first] = [crypto.randomUUID(), crypto.randomUUID()];
    const anchor = { ...nowhere, quote };
    await createThread(actor, { note: written.id, id, comment: first, anchor, text: `On ${quote}` });
  }
  const page = await openAs(ana.user, sizes.narrow);
  await openNote(page, written);
  await expect(marks(page)).toHaveCount(30);
  await marks(page).nth(24).tap();
  const card = page.getByRole("dialog").getByRole("region", { name: "on “Sentence 25 is" });
  await expect(card).toHaveAttribute("aria-current", "true");
  await expect(card).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole("tab", { name: "Open (30)" })).toBeInViewport();
  await inspect(page, "many threads on a phone");
});

test("threads read well beside the text and in a sheet", async ({ ana, openAs }) => {
  const written = await noteOf(ana, { title: "Bread", markdown });
  const wide = await openAs(ana.user, sizes.wide);
  const narrow = await openAs(ana.user, sizes.narrow);
  await openNote(wide, written);
  await comment(wide, "daily with rye", "How **often**, really?");
  await comment(wide, "stir it well", "With a `spoon`?");
  const [first, second] = [thread(wide, "on “daily"), thread(wide, "on “stir")];
  await expect
    .poll(async () => {
      const [above, below] = [await first.boundingBox(), await second.boundingBox()];
      return above && below && above.y + above.height <= below.y;
    }, "no card covers another")
    .toBe(true);
  const line = await body(wide).locator("p").nth(1).boundingBox();
  expect((await first.boundingBox())?.x).toBeGreaterThan((line?.x ?? 0) + (line?.width ?? 0));
  await inspect(wide, "comments");

  await openNote(narrow, written);
  await expect(marks(narrow)).toHaveCount(2);
  await expect(thread(narrow, "on “daily")).toHaveCount(0);
  await narrow.getByRole("button", { name: "Comments" }).click();
  await expect(narrow.getByRole("dialog").getByRole("region")).toHaveCount(2);
  await inspect(narrow, "comments on a phone");
});
