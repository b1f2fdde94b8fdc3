import pg from "pg";
import type { Page } from "playwright/test";
import { cloneDatabase, dropDatabase } from "#lib/testing/cluster.ts";
import { startMailServer, type TestMailServer } from "#lib/testing/mail-server.ts";
import { startServer } from "#lib/testing/server.ts";
import { expect, test } from "./fixtures.ts";
import { inspect } from "./inspect.ts";
import { noteOn } from "./note-page.ts";

/** The text of the newest mail with this subject, once it is there. */
async function mailOf(server: TestMailServer, subject: RegExp): Promise<string> {
  const find = () => server.arrived.findLast(({ mail }) => subject.test(mail.subject ?? ""));
  await expect.poll(() => find() !== undefined, { timeout: 20_000, message: String(subject) }).toBe(true);
  return find()?.mail.text ?? "";
}

/** The address in a mail that matches; mails break no addresses. */
function linkIn(text: string, like: RegExp): string {
  const link = text.match(/https?:\/\/\S+/g)?.find((address) => like.test(address));
  if (!link) throw new Error(`There is no ${like} in:\n${text}`);
  return link;
}

async function signUp(page: Page, { name, email }: { name: string; email?: string }): Promise<void> {
  await page.getByLabel("Name").fill(name);
  if (email !== undefined) await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill("correct horse battery");
  await page.getByRole("button", { name: /^(Create account|Join)/ }).click();
}

/** What people are told waits for some quiet minutes until it is mailed: as if they were over. */
async function letTimePass(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`UPDATE "Notification" SET "createdAt" = "createdAt" - interval '6 minutes'`);
  await client.end();
}

test("where mail is set, invitations and mentions arrive, lead to what they are about, and can be turned off", async ({
  openVisitor,
}) => {
  const mail = await startMailServer({ starttls: false });
  const databaseUrl = await cloneDatabase(process.env.TEST_CLUSTER_URL ?? "", "mail");
  const server = await startServer({
    databaseUrl,
    env: { SMTP_URL: `smtp://127.0.0.1:${mail.port}`, MAIL_FROM: "Our notes <notes@example.com>" },
  });
  try {
    const baseURL = server.url;
    const ana = await openVisitor({ baseURL });
    await ana.goto("/sign-up");
    await signUp(ana, { name: "Ana Fields", email: "ana@example.com" });
    await expect(ana).toHaveURL(/\/w\/ana-fieldss?-notes/);
    const workspace = new URL(ana.url()).pathname;

    await ana.goto(`${workspace}/settings/members`);
    await ana.getByLabel("Email").fill("ben@example.com");
    await ana.getByRole("button", { name: /invitation/i }).click();
    const invitation = await mailOf(mail, /Ana Fields/);
    const ben = await openVisitor({ baseURL });
    await ben.goto(linkIn(invitation, /\/invite\//));
    await signUp(ben, { name: "Ben Okafor", email: "ben@example.com" });
    await expect(ben).toHaveURL(workspace);

    await ana.goto(workspace);
    await ana.getByRole("button", { name: "New note" }).first().click();
    const note = await noteOn(ana);
    await expect(note.title).toBeFocused();
    await ana.keyboard.type("Bread");
    await ana.keyboard.press("Enter");
    await expect(note.body).toBeFocused();
    await ana.keyboard.type("Feed it daily.");
    await note.saved();
    await ana.keyboard.press("ControlOrMeta+Alt+m");
    await expect(ana.getByRole("textbox", { name: "Write a comment" })).toBeFocused();
    await ana.keyboard.type("How often, @Be");
    await expect(ana.getByRole("option", { name: "Ben Okafor" })).toBeVisible();
    await ana.keyboard.press("Enter");
    await ana.keyboard.press("ControlOrMeta+Enter");
    await expect(ana.getByRole("region", { name: "Thread by Ana Fields" })).toContainText("How often,");
    await expect(ana.getByText("Sending…")).toHaveCount(0);

    await letTimePass(databaseUrl);
    const told = await mailOf(mail, /Bread/);
    expect(told).toContain("Ana Fields mentioned you in a comment");
    await ben.goto(linkIn(told, /#thread-/));
    const thread = ben.getByRole("region", { name: "Thread by Ana Fields" });
    await expect(thread).toHaveAttribute("aria-current", "true");
    await expect(thread).toContainText("How often, @Ben Okafor");

    const visitor = await openVisitor({ baseURL });
    await visitor.goto(linkIn(told, /\/unsubscribe\//));
    await visitor.getByRole("button", { name: "Stop the mail" }).click();
    await expect(visitor.getByRole("heading", { name: "No more mail", exact: true })).toBeVisible();
    await ben.goto(`${workspace}/settings/notifications`);
    await expect(ben.getByRole("radio", { name: /^Never/ })).toBeChecked();
    await expect(ben.getByText("This server sends no mail")).toHaveCount(0);
    await inspect(ben, "notification settings where mail is sent");
  } finally {
    await server.stop();
    await dropDatabase(databaseUrl);
    await mail.close();
  }
});
