import { createMember, createNotebook, createUser } from "#lib/testing/factories.ts";
import { expect, test } from "./fixtures.ts";
import { noteOf } from "./note-page.ts";

test("a guest sees what is shared with them by name, and is refused everything else", async ({
  ana,
  openAs,
}) => {
  const guest = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace: ana.workspace, user: guest, role: "guest" });
  const members = [
    { user: ana.user, access: "manage" as const },
    { user: guest, access: "read" as const },
  ];
  const notebook = await createNotebook({ workspace: ana.workspace, visibility: "private", members });
  const shared = await noteOf({ ...ana, notebook }, { title: "Shared bread", markdown: "Feed it daily." });
  const secret = await noteOf(ana, { title: "Secret sauce", markdown: "Rye and patience." });
  const page = await openAs(guest);

  await page.goto(`/w/${ana.workspace.slug}`);
  await expect(page.getByRole("treeitem", { name: "Shared bread" })).toBeVisible();
  await expect(page.getByText("Secret sauce")).toHaveCount(0);

  await page.goto(`/w/${ana.workspace.slug}/search?q=patience`);
  await expect(page.getByText("Secret sauce")).toHaveCount(0);

  const foreign = await page.goto(secret.url);
  expect(foreign?.status()).toBe(404);
  await expect(page.getByText("Rye and patience.")).toHaveCount(0);

  await page.goto(`/w/${ana.workspace.slug}/settings/members`);
  await expect(page.getByRole("button", { name: /invit/i })).toHaveCount(0);

  await page.goto(shared.url);
  await expect(page.getByRole("textbox", { name: "Note" })).toHaveAttribute("contenteditable", "false");
  const answers = await page.evaluate(async (id) => {
    const ask = async (method: string, path: string, body?: object) => {
      const init = body && { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
      const response = await fetch(`/api/v1/notes/${id}${path}`, { method, ...init });
      return response.status;
    };
    return {
      read: await ask("GET", ""),
      write: await ask("PUT", "/body", { markdown: "Mine now.", baseRevision: 1 }),
      publish: await ask("POST", "/publication"),
      trash: await ask("DELETE", ""),
    };
  }, shared.id);
  expect(answers).toEqual({ read: 200, write: 403, publish: 403, trash: 403 });
});
