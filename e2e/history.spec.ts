import { createMember, createUser } from "#lib/testing/factories.ts";
import { expect, test } from "./fixtures.ts";
import { goToEnd, noteOf, openNote } from "./note-page.ts";

test("a revision names everybody who wrote, and shows what the note said", async ({ ana, openAs }) => {
  const ben = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace: ana.workspace, user: ben, role: "member" });
  const written = await noteOf(ana, { title: "Bread", markdown: "First." });
  const his = await openNote(await openAs(ben), written);
  await goToEnd(his);
  await his.page.keyboard.type(" Ben was here.");
  await his.page.keyboard.press("ControlOrMeta+s");
  await expect(his.page.getByText("Revision 2 saved")).toBeVisible();

  const { page } = ana;
  await page.goto(`${written.url}/history`);
  const list = page.getByRole("navigation", { name: "Revisions" });
  await expect(list.getByRole("link", { name: /Revision 2/ })).toContainText("Ben Okafor");
  await expect(list.getByRole("link", { name: /Revision 1/ })).toContainText("Ana Fields");
  await expect(page.getByRole("article")).toContainText("First. Ben was here.");
  await list.getByRole("link", { name: /Revision 1/ }).click();
  await expect(page).toHaveURL(/\/r\/1$/);
  await expect(page.getByRole("article")).toContainText("First.");
  await expect(page.getByRole("article")).not.toContainText("Ben was here.");
  await expect(list.getByRole("link", { name: /Revision 1/ })).toHaveAttribute("aria-current", "true");
});

test("a revision is restored while somebody else goes on typing, and that can be undone", async ({
  ana,
  openAs,
}) => {
  const ben = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace: ana.workspace, user: ben, role: "member" });
  const written = await noteOf(ana, { title: "Bread", markdown: "Keep this.\n\nAnd this." });
  const his = await openNote(await openAs(ben), written);
  await goToEnd(his);
  await his.page.keyboard.press("Enter");
  await his.page.keyboard.type("Ben adds");
  await his.saved();

  const { page } = ana;
  await page.goto(`${written.url}/r/1`);
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByText("Restored revision 1")).toBeVisible();
  const undo = page.getByRole("button", { name: "Undo" });
  await undo.hover(); // the message stays for as long as it is pointed at
  await expect(his.body.locator("p")).toHaveText(["Keep this.", "And this."]);
  await goToEnd(his);
  await his.page.keyboard.type(" Ben goes on.");
  await his.saved();
  await expect(page.getByRole("textbox", { name: "Note" })).toContainText("And this. Ben goes on.");

  await undo.click();
  await expect(page.getByText("The note is as it was before")).toBeVisible();
  await expect(his.body).toContainText("Ben adds");
});

test("history works where there is little room", async ({ ana }) => {
  const { page } = ana;
  await page.setViewportSize({ width: 390, height: 844 });
  const written = await noteOf(ana, { title: "Bread", markdown: "First." });
  await page.goto(`${written.url}/history`);
  await expect(page.getByRole("article")).toBeHidden();
  await page.getByRole("link", { name: /Revision 1/ }).click();
  await expect(page.getByRole("article")).toContainText("First.");
  await page.getByRole("link", { name: "All revisions" }).click();
  await expect(page.getByRole("link", { name: /Revision 1/ })).toBeVisible();
  await page.getByRole("link", { name: "Back to the note" }).click();
  await expect(page.getByRole("textbox", { name: "Note" })).toHaveText("First.");
});
