import type { Page } from "playwright/test";
import { hashPassword } from "#lib/auth/password.ts";
import { actorOf, createUser, createWorkspace } from "#lib/testing/factories.ts";
import { createInvitation } from "#lib/workspaces/invitations.ts";
import { furnish, little } from "./accessibility-scene.ts";
import { expect, test } from "./fixtures.ts";
import { inspect, sizes, type Size } from "./inspect.ts";
import { focusOn, noteOf, openNote } from "./note-page.ts";

for (const size of Object.keys(sizes) as Size[]) {
  test.describe(`${size} screens`, () => {
    test("before one is signed in", async ({ ana, openVisitor }) => {
      const { page: article } = await furnish(ana);
      const user = await createUser({ passwordHash: await hashPassword("correct horse battery") });
      const { url: invitation } = await createInvitation(await actorOf(ana.user), {
        workspace: ana.workspace.slug,
        role: "member",
      });
      const page = await openVisitor(sizes[size]);
      const visit = async (name: string, path: string) => {
        await page.goto(path);
        await inspect(page, name);
      };
      await visit("sign-up", "/sign-up");
      await page.getByLabel("Name").fill("Mira Holm");
      await page.getByLabel("Email").fill("mira@example");
      await page.getByLabel("Password").fill("short");
      await page.getByRole("button", { name: "Create account" }).click();
      await expect(page.getByRole("alert").filter({ hasText: /\S/ }).first()).toBeVisible();
      await inspect(page, "sign-up with errors");
      await visit("sign-in", "/sign-in");
      await page.getByLabel("Email").fill(user.email);
      await page.getByLabel("Password").fill("not the password");
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByText("do not match")).toBeVisible();
      await inspect(page, "sign-in with an error");
      await visit("invitation", invitation);
      await visit("invitation that is over", "/invite/0123456789");
      await visit("no such page", "/sign-in/nowhere");
      await visit("public page", article);
      await visit("public index", `/p/${ana.workspace.slug}`);
      await visit("no such public page", `/p/${ana.workspace.slug}/nowhere`);
    });

    test("the sidebar, and what opens from it", async ({ ana, openAs }) => {
      await furnish(ana);
      const page = await openAs(ana.user, sizes[size]);
      await page.goto(`/w/${ana.workspace.slug}`);
      await inspect(page, "home");
      await withSidebar(page, size, async () => {
        if (size === "narrow") await inspect(page, "sidebar");
        const tree = page.getByRole("tree");
        while (await tree.locator("[role=treeitem][aria-expanded=false]").count())
          await press(page, tree.locator("[role=treeitem][aria-expanded=false]").first(), "ArrowRight");
        await inspect(page, "sidebar with everything open");
        const item = (name: string) => tree.getByRole("treeitem", { name, exact: true });
        const button = (name: string) => page.getByRole("button", { name });
        await press(page, item("Leaven"), "ContextMenu");
        await inspect(page, "menu of a note");
        await closeTo(page, item("Leaven"));
        await press(page, item("Leaven"), "F2");
        await inspect(page, "renaming");
        await closeTo(page, item("Leaven"));
        for (const [name, picture] of [
          ["Workspace menu", "menu of the workspace"],
          ["Account menu", "menu of the account"],
        ] as const) {
          await button(name).click();
          await inspect(page, picture);
          await closeTo(page, button(name));
        }
        await button("New notebook").click();
        await expect(page.getByRole("dialog", { name: "New notebook" })).toBeVisible();
        await inspect(page, "new notebook");
        await closeTo(page, button("New notebook"));
        await choose(page, "Letters", "Who may see it…");
        await expect(page.getByRole("dialog").getByText("Benedikt")).toBeVisible();
        await inspect(page, "who may see a notebook");
        await closeTo(page, item("Letters"));
        await choose(page, "Leaven", "Move to…");
        await expect(page.getByPlaceholder("Find a notebook or note…")).toBeVisible();
        await inspect(page, "where a note goes");
        await closeTo(page, item("Leaven"));
      });
    });

    test("the pages of a workspace", async ({ ana, openAs }) => {
      await furnish(ana);
      const page = await openAs(ana.user, sizes[size]);
      const home = `/w/${ana.workspace.slug}`;
      const visit = async (name: string, path: string) => {
        await page.goto(home + path);
        await inspect(page, name);
      };
      await page.goto(home);
      await openCommands(page);
      await inspect(page, "commands");
      await page.keyboard.type("leaven");
      await expect(page.getByText("In the text")).toBeVisible();
      await inspect(page, "commands with hits");
      await visit("search", "/search");
      await visit("search with hits", "/search?q=leaven");
      await visit("search without hits", "/search?q=xylophone");
      await visit("trash", "/trash");
      await page
        .getByRole("button", { name: /^Delete/ })
        .first()
        .click();
      await inspect(page, "deleting for ever");
      await visit("no such page in a workspace", "/nowhere");
    });

    test("settings and new workspaces", async ({ ana, openAs }) => {
      await furnish(ana);
      const page = await openAs(ana.user, sizes[size]);
      const home = `/w/${ana.workspace.slug}`;
      const visit = async (name: string, path: string) => {
        await page.goto(path);
        await inspect(page, name);
      };
      await visit("settings", `${home}/settings`);
      await page.goto(`${home}/settings/members`);
      await page.getByRole("button", { name: "Create invitation link" }).click();
      await expect(page.getByLabel("Invitation link")).toBeVisible();
      await inspect(page, "members");
      await page.getByText("What each role may do").click();
      await inspect(page, "roles");
      await page.getByRole("button", { name: /^Remove Benedikt/ }).click();
      await inspect(page, "removing somebody");
      await visit("account", `${home}/settings/account`);
      await visit("sessions", `${home}/settings/sessions`);
      await visit("no tokens", `${home}/settings/tokens`);
      await page.getByLabel("Token name").fill("backup script");
      await page.getByRole("button", { name: "Create token" }).click();
      await expect(page.getByLabel("Your new token")).toBeVisible();
      await inspect(page, "tokens");
      await visit("new workspace", "/workspaces/new");
      const empty = await createWorkspace({ owner: ana.user, name: "Night school" });
      await visit("empty workspace without notebooks", `/w/${empty.slug}`);
      await visit("empty trash", `/w/${empty.slug}/trash`);
    });

    test("a note", async ({ ana, openAs }) => {
      const { note, empty } = await furnish(ana);
      const page = await openAs(ana.user, sizes[size]);
      const { body, saved } = await openNote(page, empty);
      await inspect(page, "empty note");
      await focusOn(body);
      await page.keyboard.type("/");
      await expect(page.getByRole("listbox", { name: "Blocks" })).toBeVisible();
      await inspect(page, "blocks");
      await page.keyboard.press("Escape");
      await page.keyboard.press("Backspace");
      await saved();

      await openNote(page, note);
      await inspect(page, "note");
      await openNote(page, await noteOf(ana, { title: "Crumb", markdown: little }));
      await body.getByText("Feed the jar").click({ clickCount: 2, position: { x: 30, y: 8 } });
      await expect(page.getByRole("toolbar", { name: "Formatting" })).toBeVisible();
      await inspect(page, "selected text");
      await page.getByRole("button", { name: /^Turn into/ }).click();
      await expect(page.getByRole("menu")).toBeVisible();
      await inspect(page, "turning into");
      await page.keyboard.press("Escape");
      await body
        .getByRole("heading", { name: "Small print" })
        .click({ clickCount: 2, position: { x: 30, y: 8 } });
      await page.getByRole("toolbar").getByRole("button", { name: "Link" }).click();
      await inspect(page, "linking");
      await page.keyboard.press("Escape");
      await body
        .locator("pre")
        .first()
        .click({ position: { x: 30, y: 20 } });
      await expect(page.getByRole("toolbar", { name: "Code block" })).toBeVisible();
      await inspect(page, "in code");
      await body.getByRole("cell").first().click();
      await expect(page.getByRole("toolbar", { name: "Table" })).toBeVisible();
      await inspect(page, "in a table");
      await page
        .getByRole("toolbar", { name: "Table" })
        .getByRole("button", { name: "Column", exact: true })
        .click();
      await expect(page.getByRole("menu")).toBeVisible();
      await inspect(page, "columns of a table");
      await page.keyboard.press("Escape");
    });

    test("what helps with writing", async ({ ana, openAs }) => {
      const { note } = await furnish(ana);
      const page = await openAs(ana.user, sizes[size]);
      const { body } = await openNote(page, await noteOf(ana, { title: "Crumb", markdown: little }));
      await body.getByRole("heading", { name: "Small print" }).click();
      await page.keyboard.press("Alt+Enter");
      await expect(page.getByRole("menu", { name: "Block" })).toBeVisible();
      await inspect(page, "menu of a block");
      await page.getByRole("menuitem", { name: "Turn into" }).press("ArrowRight");
      await expect(page.getByRole("menuitem", { name: "Heading 4" })).toBeVisible();
      await inspect(page, "turning a block into another");
      await closeTo(page, body);
      await page.keyboard.press("ControlOrMeta+f");
      await page.getByRole("textbox", { name: "Find", exact: true }).fill("the");
      await expect(page.getByText(/^\d+ of \d+$/)).toBeVisible();
      await inspect(page, "find and replace");
      await closeTo(page, body);
      await page.keyboard.press("ControlOrMeta+End");
      await page.keyboard.press("Enter");
      await page.keyboard.type(":bread");
      await expect(page.getByRole("listbox", { name: "Emoji" })).toBeVisible();
      await inspect(page, "emoji");
      await page.keyboard.press("Escape");
      await page.keyboard.press("Enter");
      await page.keyboard.type("/callout tip");
      await expect(page.getByRole("listbox", { name: "Blocks" })).toBeVisible();
      await page.keyboard.press("Enter");
      await expect(page.getByRole("toolbar", { name: "Callout" })).toBeVisible();
      await inspect(page, "in a callout");
      await openNote(page, note);
      await page.getByRole("button", { name: "More actions" }).click();
      await page.getByRole("menuitem", { name: "Outline" }).click();
      await expect(page.getByRole("navigation", { name: "Outline" })).toBeVisible();
      await inspect(page, "outline");
    });

    test("what is done with a note", async ({ ana, openAs }) => {
      const { note, deepest } = await furnish(ana);
      const page = await openAs(ana.user, sizes[size]);
      await openNote(page, deepest);
      await inspect(page, "published note deep inside");
      await page.getByRole("button", { name: "Share" }).click();
      await expect(page.getByText("is open to everybody")).toBeVisible();
      await inspect(page, "sharing");
      await closeTo(page, page.getByRole("button", { name: "Share" }));
      await page.getByRole("button", { name: "More actions" }).click();
      await inspect(page, "more actions");
      await page.getByRole("menuitem", { name: "Keyboard shortcuts" }).click();
      await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
      await inspect(page, "shortcuts");
      await closeTo(page, page.getByRole("button", { name: "More actions" }));
      await page.getByRole("button", { name: "Share" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Unpublish" }).click();
      await expect(page.getByText("The public page is gone")).toBeVisible();
      await page.keyboard.press("Escape");
      await inspect(page, "message");
      await page.goto(`${note.url}/history`);
      await inspect(page, "history");
      await page.goto(`${note.url}/r/1`);
      await inspect(page, "revision");
      await page.goto(`${note.url}/r/99`);
      await inspect(page, "no such revision");
    });
  });
}

test("Tab goes through a page in its order, and shows where it is", async ({ ana }) => {
  await furnish(ana);
  const { page } = ana;
  await page.goto(`/w/${ana.workspace.slug}`);
  await expect(page.getByRole("main")).toContainText("now"); // said by the page's script
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the text" })).toBeFocused();
  const seen: string[] = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const { name, outlined, inSight } = await focused(page);
    if (name === "nothing" || seen.length > 60) break;
    expect(outlined && inSight, `${name} shows that it has the focus`).toBe(true);
    seen.push(name);
  }
  const places = ["Workspace menu", "Search", "Home", "Trash", "New note", "New notebook", "Kitchen"];
  const order = places.map((place) => seen.findIndex((name) => name.includes(place)));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(order).not.toContain(-1);
});

test("the skip link leads to the text", async ({ ana }) => {
  const { page } = ana;
  await page.goto(`/w/${ana.workspace.slug}`);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("Escape closes what was opened, and the focus is back where it was", async ({ ana }) => {
  const { note } = await furnish(ana);
  const { page } = ana;
  const { body } = await openNote(page, note);
  const shell = ["Workspace menu", "Account menu", "New notebook"];
  for (const name of [...shell, "Share", "More actions"]) {
    const button = page.getByRole("button", { name });
    await button.focus();
    await page.keyboard.press("Enter");
    const opened = page.locator("[role=menu], [role=dialog]");
    await expect(opened).toBeVisible();
    await expect(opened.locator(":focus").or(opened.and(page.locator(":focus")))).toBeVisible();
    await expect(opened).toHaveCSS("pointer-events", "auto"); // Radix hears of keys a moment after it has moved the focus
    await page.keyboard.press("Escape");
    await expect(opened).toHaveCount(0);
    await expect(button, name).toBeFocused();
  }
  await focusOn(body);
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByPlaceholder("Find a note or an action…")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(body).toBeFocused();
  for (const item of ["Who may see it…", "Move to…"]) {
    const name = item === "Move to…" ? "To the mill" : "Letters";
    await choose(page, name, item);
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("treeitem", { name, exact: true }), item).toBeFocused();
  }
});

/** What has the focus: its words, whether it shows it, and whether one sees it. */
async function focused(page: Page) {
  return await page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return { name: "nothing", outlined: false, inSight: false };
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { top, bottom, width } = element.getBoundingClientRect();
    return {
      name: element.getAttribute("aria-label") ?? element.textContent,
      outlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
      inSight: bottom > 0 && top < innerHeight && width > 1,
    };
  });
}

/** Opens the sidebar where it is behind a button. */
async function withSidebar(page: Page, size: Size, act: () => Promise<void>) {
  if (size === "narrow") await page.getByRole("button", { name: "Open the sidebar" }).click();
  await expect(page.getByRole("tree")).toBeVisible();
  await act();
}

async function openCommands(page: Page) {
  await expect(async () => {
    await page.keyboard.press("ControlOrMeta+k");
    await expect(page.getByPlaceholder("Find a note or an action…")).toBeVisible({ timeout: 500 });
  }).toPass();
}

async function press(page: Page, item: ReturnType<Page["locator"]>, key: string) {
  await item.focus();
  await page.keyboard.press(key);
}

/** The focus comes back a moment after what was open is gone; a key pressed before that goes elsewhere. */
async function closeTo(page: Page, opener: ReturnType<Page["locator"]>) {
  await page.keyboard.press("Escape");
  await expect(opener).toBeFocused();
}

async function choose(page: Page, name: string, item: string) {
  await press(page, page.getByRole("treeitem", { name, exact: true }), "ContextMenu");
  await page.getByRole("menuitem", { name: item }).click();
}
