import type { Page } from "playwright/test";
import { shortId } from "#lib/db/short-id.ts";
import { createMember, createUser } from "#lib/testing/factories.ts";
import { hashPassword } from "#lib/auth/password.ts";
import { expect, test } from "./fixtures.ts";
import { noteOf, openNote } from "./note-page.ts";

const password = "correct horse battery";

test("signing up leads to a workspace of one's own with something to read", async ({ page }) => {
  await page.goto("/sign-up");
  await fillSignUp(page, { name: "Mira Holm", email: newEmail() });

  await expect(page).toHaveURL(/\/w\/mira-holms-notes(-\w+)*$/);
  await expect(page.getByRole("link", { name: "Databricks vs Kubeflow" }).first()).toBeVisible();
  await page.goto("/");
  await expect(page).toHaveURL(/\/w\/mira-holms-notes/);
});

test("signing up and in works without script", async ({ openVisitor }) => {
  const page = await openVisitor({ javaScriptEnabled: false });
  const email = newEmail();
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Nils Berg");
  await page.getByLabel("Email").fill("nils");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("link", { name: "Enter one e-mail address" })).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Nils Berg");

  await fillSignUp(page, { name: "Nils Berg", email });
  await expect(page).toHaveURL(/\/w\/nils-bergs-notes/);

  await page.context().clearCookies();
  await page.goto("/sign-in");
  await fillSignIn(page, email);
  await expect(page).toHaveURL(/\/w\/nils-bergs-notes/);
});

test("a page asks a visitor to sign in, and is shown afterwards", async ({ page, ana }) => {
  const email = newEmail();
  const user = await createUser({ name: "Ben Oduya", email, passwordHash: await hashPassword(password) });
  await createMember({ workspace: ana.workspace, user });
  await page.goto(`/w/${ana.workspace.slug}/settings/members`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);

  await fillSignIn(page, email, "not the password");
  await expect(page.getByText("do not match")).toBeVisible();
  await fillSignIn(page, email);
  await expect(page).toHaveURL(`/w/${ana.workspace.slug}/settings/members`);
});

test("after signing out the browser is nobody's", async ({ ana }) => {
  const { page, workspace } = ana;
  await page.goto(`/w/${workspace.slug}`);
  await page.getByRole("button", { name: ana.user.name }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto(`/w/${workspace.slug}`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
});

test("an invitation brings a second person in, and nobody after that", async ({ ana, openVisitor }) => {
  await ana.page.goto(`/w/${ana.workspace.slug}/settings/members`);
  await ana.page.getByRole("button", { name: "Create invitation link" }).click();
  const link = await ana.page.getByLabel("Invitation link").inputValue();

  const ben = await openVisitor();
  await ben.goto(link);
  await expect(ben.getByRole("heading", { name: `Join ${ana.workspace.name}` })).toBeVisible();
  await fillSignUp(ben, { name: "Ben Oduya", email: newEmail() });
  await expect(ben).toHaveURL(`/w/${ana.workspace.slug}`);
  const his = await openNote(ben, await noteOf(ana, { title: "Bread" }));

  const cleo = await openVisitor();
  await cleo.goto(link);
  await expect(cleo.getByRole("heading", { name: "no longer valid" })).toBeVisible();

  await ana.page.reload();
  const members = ana.page.getByRole("list", { name: "Members" });
  await expect(members.getByText("Ben Oduya")).toBeVisible();
  await members.getByRole("button", { name: "Remove Ben Oduya" }).click();
  await ana.page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  // Behind the open dialog the list is hidden, and everybody in it.
  await expect(members).toBeVisible();
  await expect(members.getByText("Ben Oduya")).toHaveCount(0);
  await expect(his.body).toHaveAttribute("contenteditable", "false");
  await expect(ben.getByText("This note is no longer shared with you", { exact: false })).toBeVisible();
  await ben.reload();
  await expect(ben.getByRole("button", { name: "New note", exact: true })).toHaveCount(0);
});

test("a token is shown once, and works until it is revoked", async ({ ana, request }) => {
  const { page } = ana;
  const name = "Backup script";
  await page.goto(`/w/${ana.workspace.slug}/settings/tokens`);
  await page.getByLabel("Token name").fill(name);
  await page.getByRole("button", { name: "Create token" }).click();
  const secret = await page.getByLabel("Your new token").inputValue();
  const call = () =>
    request.get(`/api/v1/notes?workspace=${ana.workspace.slug}`, {
      headers: { Authorization: `Bearer ${secret}` },
    });
  expect((await call()).status()).toBe(200);

  await page.reload();
  await expect(page.getByRole("list", { name: "Your tokens" }).getByText(name)).toBeVisible();
  expect(await page.content()).not.toContain(secret);
  await page.getByRole("button", { name: `Revoke ${name}` }).click();
  await expect(page.getByText("No tokens yet")).toBeVisible();
  expect((await call()).status()).toBe(401);
});

test("a session that is ended elsewhere is over", async ({ ana, openAs }) => {
  const other = await openAs(ana.user);
  await other.goto(`/w/${ana.workspace.slug}`);
  await ana.page.goto(`/w/${ana.workspace.slug}/settings/sessions`);
  await ana.page.getByRole("button", { name: "End session in" }).click();
  await expect(ana.page.getByRole("button", { name: "End session in" })).toBeHidden();
  await other.reload();
  await expect(other).toHaveURL(/\/sign-in/);
});

test("a changed password is the one that works", async ({ openAs, openVisitor, ana }) => {
  const email = newEmail();
  const user = await createUser({ email, passwordHash: await hashPassword(password) });
  await createMember({ workspace: ana.workspace, user });
  const page = await openAs(user);
  await page.goto(`/w/${ana.workspace.slug}/settings/account`);
  await page.getByLabel("Current password").fill(password);
  await page.getByLabel("New password").fill("battery staple horse");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password was changed")).toBeVisible();

  const visitor = await openVisitor();
  await visitor.goto("/sign-in");
  await fillSignIn(visitor, email);
  await expect(visitor.getByText("do not match")).toBeVisible();
  await fillSignIn(visitor, email, "battery staple horse");
  await expect(visitor).toHaveURL(`/w/${ana.workspace.slug}`);
});

test("pages forbid foreign scripts, frames and sniffing", async ({ request }) => {
  const response = await request.get("/sign-in");
  const policy = response.headers()["content-security-policy"] ?? "";
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  expect(nonce).toBeTruthy();
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
  expect(response.headers()).toMatchObject({
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
  });
  expect(response.headers()).not.toHaveProperty("x-powered-by");
  const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(0);
  for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
  const again = await request.get("/sign-in");
  expect(again.headers()["content-security-policy"]).not.toContain(`'nonce-${nonce}'`);
});

async function fillSignUp(page: Page, { name, email }: { name: string; email: string }) {
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
}

async function fillSignIn(page: Page, email: string, secret = password) {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(secret);
  await page.getByRole("button", { name: "Sign in" }).click();
}

function newEmail() {
  return `person.${shortId()}@example.com`;
}
