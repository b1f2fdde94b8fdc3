import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { db } from "#lib/db/db.ts";
import { createSetting } from "#lib/testing/factories.ts";
import { startMailServer, type TestMailServer } from "#lib/testing/mail-server.ts";
import { invitationMailJob, sendInvitation } from "./invitation-mail.ts";
import { createInvitation, listInvitations, readInvitation, revokeInvitation } from "./invitations.ts";

let server: TestMailServer;

beforeAll(async () => {
  server = await startMailServer({ starttls: false });
  Object.assign(process.env, {
    SMTP_URL: `smtp://127.0.0.1:${server.port}`,
    MAIL_FROM: "notes@example.com",
    PUBLIC_URL: "https://notes.example.com",
  });
});
afterAll(() => server.close());

async function invited() {
  const { actor, owner, workspace } = await createSetting();
  const email = `mira.${crypto.randomUUID()}@example.com`;
  const place = { workspace: workspace.slug };
  const { id, url } = await createInvitation(actor, { ...place, role: "member", email });
  const arrived = () => server.arrived.filter(({ envelopeTo }) => envelopeTo.includes(email));
  return { actor, owner, workspace, place, email, id, url, arrived };
}

test("an invitation with an address is mailed once, with the link that can also be copied", async () => {
  const { owner, workspace, id, url, email, arrived } = await invited();
  const waiting = await db.invitation.findUniqueOrThrow({ where: { id } });
  const secret = url.split("/").at(-1) ?? "";
  expect(Buffer.from(waiting.sealedSecret ?? []).includes(secret)).toBe(false);
  expect(await invitationMailJob.waiting()).toContain(id);
  await sendInvitation(id);
  await sendInvitation(id);

  expect(arrived()).toHaveLength(1);
  const { mail, encrypted } = arrived()[0]!;
  expect(encrypted).toBe(false);
  expect(mail.subject).toBe(`${owner.name} invites you to “${workspace.name}”`);
  expect(mail.text).toContain(url);
  expect(mail.html).toContain(`href="${url}"`);
  expect(mail.text).not.toContain(owner.email);
  expect(mail.to).toMatchObject({ value: [{ address: email }] });
  expect(await readInvitation({ token: secret })).toMatchObject({ workspace: workspace.name });
  expect((await db.invitation.findUniqueOrThrow({ where: { id } })).sealedSecret).toBeNull();
  expect(await invitationMailJob.waiting()).not.toContain(id);
});

test("a revoked invitation is not mailed", async () => {
  const { actor, place, id, arrived } = await invited();
  await revokeInvitation(actor, { ...place, id });
  await sendInvitation(id);
  expect(arrived()).toEqual([]);
});

test("an invitation waits while the mail server is away, and then comes once", async () => {
  const reported = vi.spyOn(console, "error").mockImplementation(() => {});
  const { actor, place, id, email, arrived } = await invited();
  const { port } = server;
  await server.close();
  await sendInvitation(id);
  expect(String(reported.mock.calls)).toContain(`The invitation ${id} could not be mailed`);
  expect(String(reported.mock.calls)).not.toContain(email);
  expect(await invitationMailJob.waiting()).not.toContain(id);
  expect(await listInvitations(actor, place)).toMatchObject([{ id, mail: "failing" }]);
  server = await startMailServer({ port, starttls: false });
  await sendInvitation(id);
  expect(arrived()).toHaveLength(1);
  expect(await listInvitations(actor, place)).toMatchObject([{ id, mail: "sent" }]);
  reported.mockRestore();
});

test("an invitation without an address is a link and nothing else", async () => {
  const { actor, workspace } = await createSetting();
  const { id, mailed } = await createInvitation(actor, { workspace: workspace.slug, role: "guest" });
  expect(mailed).toBe(false);
  expect(await invitationMailJob.waiting()).not.toContain(id);
  expect(await listInvitations(actor, { workspace: workspace.slug })).toMatchObject([{ id, mail: "none" }]);
});
