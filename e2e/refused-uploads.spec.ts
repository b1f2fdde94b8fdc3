import { createToken } from "#lib/accounts/tokens.ts";
import { db } from "#lib/db/db.ts";
import { createSmallDisk, type SmallDisk } from "#lib/testing/faults/small-disk.ts";
import { actorOf, createSession, createUser } from "#lib/testing/factories.ts";
import { fetchBody, sendBody, type Sending } from "#lib/testing/send-body.ts";
import { startServer, type RunningServer } from "#lib/testing/server.ts";
import { sessionCookieFor } from "#lib/testing/session-cookie.ts";
import { attachmentTexts } from "#lib/texts/en/attachments.ts";
import { expect, test } from "./fixtures.ts";
import { focusOn, noteOf, openNote } from "./note-page.ts";

// The product on a disk that is nearly full. What is refused is larger than what the sockets between hold.
test.describe.configure({ mode: "default" });

const megabytes = 40;
let disk: SmallDisk;
let server: RunningServer;

test.beforeAll(async () => {
  disk = createSmallDisk();
  const { DATABASE_URL: databaseUrl = "" } = process.env;
  // Without jobs: they would look on this disk for what other tests import.
  const env = { SERVICES: "web,collaboration" };
  server = await startServer({ databaseUrl, dataDir: disk.folder, before: disk.before, env });
});

test.afterAll(async () => {
  await server.stop();
  disk.remove();
});

/** The headers of that person's browser. */
async function browserOf(user: { id: string }): Promise<Record<string, string>> {
  const { name, value } = await sessionCookieFor((await createSession(user)).id);
  return { origin: server.url, cookie: `${name}=${value}` };
}

test("what is to be imported and finds no room is refused in words, and nothing of it is left", async ({
  ana,
}) => {
  const { page, workspace } = ana;
  await page.goto(`${server.url}/w/${workspace.slug}/settings/import`);
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files" }).click();
  await (
    await choosing
  ).setFiles({
    name: "notes.zip",
    mimeType: "application/zip",
    buffer: Buffer.alloc(megabytes * 1024 * 1024),
  });
  await expect(page.getByRole("alert").filter({ hasText: attachmentTexts.full })).toBeVisible();
  await expect(page.getByRole("button", { name: "Choose files" })).toBeEnabled();
  expect(await db.import.count({ where: { workspaceId: workspace.id } })).toBe(0);
  expect(disk.files()).toEqual([]);
});

test("whoever is refused in the middle of a body, or before, hears why, and is not left hanging", async ({
  ana,
}) => {
  const note = await noteOf(ana, { markdown: "Feed it." });
  const stranger = await browserOf(await createUser());
  const hers = await browserOf(ana.user);
  const { secret } = await createToken(await actorOf(ana.user), { name: "Script", scope: "write" });
  const token = { authorization: `Bearer ${secret}`, "content-type": "application/json" };
  const attachments = `/attachments?note=${note.id}&name=film.mp4`;
  const imports = `/transfers/imports?workspace=${ana.workspace.slug}&name=notes.zip`;
  const cases: [number, string, Partial<Sending>][] = [
    [503, attachments, { headers: hers, announced: false }],
    [413, attachments, { headers: hers }],
    [404, attachments, { headers: stranger, announced: false }],
    [404, attachments, { headers: { origin: server.url }, announced: false }],
    [403, attachments, { headers: { ...hers, origin: "https://elsewhere.example" } }],
    [503, imports, { headers: hers }],
    [404, imports, { headers: stranger, announced: false }],
    [413, "/diagrams", { headers: hers }],
    [413, `/api/v1/notes/${note.id}/body`, { headers: token, method: "PUT" }],
    [413, `/api/v1/notes/${note.id}/body`, { headers: token, method: "PUT", announced: false }],
    [401, "/api/v1/notes", { headers: { authorization: "Bearer cp_unknown" } }],
    [415, "/api/v1/notes", { headers: { ...token, "content-type": "text/plain" } }],
    [405, `/api/v1/notes/${note.id}/body`, { headers: token }],
    [404, "/api/v1/nothing", { headers: token }],
    [413, "/api/auth/callback/credentials", { announced: false }],
  ];
  for (const [status, path, sending] of cases)
    for (const send of [sendBody, fetchBody]) {
      const what = `${status} ${send.name} ${sending.method ?? "POST"} ${path}`;
      const answer = send(`${server.url}${path}`, { ...sending, megabytes });
      await expect.soft(answer, what).resolves.toMatchObject({ status });
    }
  expect(disk.files()).toEqual([]);
});

const film = { name: "film.mp4", mimeType: "video/mp4", buffer: Buffer.alloc(24 * 1024 * 1024, "film") };

test("a file for which the disk has no room stands refused where it was put, and can be tried again", async ({
  ana,
}) => {
  const { page } = ana;
  const note = await noteOf(ana);
  const { body, saved } = await openNote(page, { url: `${server.url}${note.url}` });
  await focusOn(body);
  let sent = 0;
  page.on("request", (request) => (sent += Number(request.url().includes("film.mp4"))));
  const choosing = page.waitForEvent("filechooser");
  await page.keyboard.type("/file");
  await page.getByRole("option", { name: /^File/ }).click();
  await (await choosing).setFiles(film);
  const upload = body.getByRole("group", { name: "Upload of film.mp4" });
  const refusal = upload.getByRole("alert");
  await expect(refusal).toHaveText(`film.mp4 was not uploaded. ${attachmentTexts.full}`);
  expect(sent).toBe(1);
  await upload.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => sent).toBe(2);
  await expect(refusal).toBeVisible();
  expect(disk.files()).toEqual([]);
  await upload.getByRole("button", { name: "Remove" }).click();
  await expect(upload).toHaveCount(0);
  await page.keyboard.type("Still writing.");
  await expect(body).toHaveText("Still writing.");
  await saved();
  expect(await db.attachment.count({ where: { note: { shortId: note.id } } })).toBe(0);
});
