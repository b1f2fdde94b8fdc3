import { publishNote } from "#lib/publishing/publish-note.ts";
import { actorOf, createMember, createUser } from "#lib/testing/factories.ts";
import { rewriteNote } from "#lib/testing/rewrite-note.ts";
import { expect, test } from "./fixtures.ts";
import { inspect, sizes } from "./inspect.ts";
import { noteOf, openNote, privateNotebookOf } from "./note-page.ts";

for (const size of ["wide", "narrow"] as const) {
  test(`what happened in a workspace, a notebook and a note (${size})`, async ({ ana, openAs }) => {
    const ben = await createUser({ name: "Ben Okafor" });
    await createMember({ workspace: ana.workspace, user: ben });
    const note = await noteOf(ana, { title: "Sourdough", markdown: "Feed it daily." });
    await noteOf(ana, { title: "Rye", markdown: "Dark." });
    const letters = await privateNotebookOf(ana);
    await noteOf({ ...ana, notebook: letters }, { title: "To the mill", markdown: "Dear Gil." });
    await rewriteNote(await actorOf(ben), note.id, { title: "Sourdough", markdown: "Feed it weekly." });
    await publishNote(await actorOf(ana.user), { note: note.id });
    const page = await openAs(ana.user, sizes[size]);

    await page.goto(`/w/${ana.workspace.slug}`);
    await page.getByRole("link", { name: "All activity" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Activity");
    const rows = page.getByRole("main").getByRole("listitem");
    await expect(rows).toHaveCount(5);
    await expect(rows.nth(0)).toContainText("Ana Fields published “Sourdough”");
    await expect(rows.nth(1)).toContainText("Ben Okafor edited “Sourdough”");
    await inspect(page, "activity");
    await rows.nth(1).getByRole("link").press("Enter");

    await openNote(page, note);
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Activity" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Activity: Sourdough");
    await expect(rows).toHaveCount(3);

    if (size === "narrow") await page.getByRole("button", { name: "Open the sidebar" }).click();
    await page.getByRole("treeitem", { name: "Kitchen", exact: true }).click({ button: "right" });
    await page.getByRole("menuitem", { name: "Activity" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Activity: Kitchen");
    await expect(rows).toHaveCount(4);
  });
}
