import { expect, test } from "vitest";
import { db } from "#lib/db/db.ts";
import { createNote } from "#lib/notes/create-note.ts";
import { createSetting } from "#lib/testing/factories.ts";
import { rewriteNote } from "#lib/testing/rewrite-note.ts";
import { newKey } from "./storage-key.ts";
import { storage } from "./storage.ts";
import { sweepAttachments } from "./sweep-attachments.ts";
import { uploadAttachment } from "./upload-attachment.ts";

const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
const day = 24 * 3600_000;
const later = (days: number) => new Date(Date.now() + days * day);

async function* stream(bytes: Uint8Array) {
  yield bytes;
}

async function setUp() {
  const setting = await createSetting();
  const { actor, workspace } = setting;
  const { id: note } = await createNote(actor, {
    workspace: workspace.slug,
    title: "Moss",
    markdown: "Moss.",
  });
  const upload = async () => await uploadAttachment(actor, { note, name: "moss.png", bytes: stream(png) });
  const write = async (markdown: string) => await rewriteNote(actor, note, { title: "Moss", markdown });
  const isKept = async ({ id, key }: { id: string; key: string }) => {
    return [(await db.attachment.count({ where: { id } })) > 0, await isStored(key)];
  };
  const kept = async ({ id }: { id: string }) =>
    await db.attachment.findUniqueOrThrow({ where: { id }, select: { id: true, key: true } });
  return { ...setting, note, upload, write, isKept, kept };
}

async function isStored(key: string): Promise<boolean> {
  const bytes = await storage().get(key);
  bytes?.destroy();
  return bytes !== null;
}

test("what was uploaded but never used goes after a month", async () => {
  const { upload, isKept, kept } = await setUp();
  const unused = await kept(await upload());
  await sweepAttachments(later(29));
  expect(await isKept(unused)).toEqual([true, true]);
  await sweepAttachments(later(31));
  expect(await isKept(unused)).toEqual([false, false]);
});

test("what a note shows stays for ever, and what a revision shows as well", async () => {
  const { upload, write, isKept, kept } = await setUp();
  const [shown, once] = [await upload(), await upload()];
  await write(`![A](${once.url})`);
  await write(`![B](${shown.url})`);
  for (const days of [31, 32, 400]) await sweepAttachments(later(days));
  expect(await isKept(await kept(shown))).toEqual([true, true]);
  expect(await isKept(await kept(once))).toEqual([true, true]);
});

test("what another note shows stays", async () => {
  const { actor, workspace, upload, isKept, kept } = await setUp();
  const picture = await upload();
  await createNote(actor, { workspace: workspace.slug, title: "B", markdown: `![A](${picture.url})` });
  await sweepAttachments(later(31));
  expect(await isKept(await kept(picture))).toEqual([true, true]);
});

test("what was typed and is not merged yet counts", async () => {
  const { note, upload, isKept, kept } = await setUp();
  const picture = await kept(await upload());
  const { id: noteId } = await db.note.findUniqueOrThrow({ where: { shortId: note }, select: { id: true } });
  await db.noteUpdate.create({ data: { noteId, origin: "typed", update: new Uint8Array([0, 0]) } });
  await sweepAttachments(later(31));
  expect(await isKept(picture)).toEqual([true, true]);
});

test("bytes that belong to nothing go after a day, other people's files in the storage stay", async () => {
  const [young, foreign] = [newKey(), "transfers/an-archive"];
  for (const key of [young, foreign]) await storage().put(key, stream(png));
  await sweepAttachments();
  expect(await isStored(young)).toBe(true);
  const { files } = await sweepAttachments(later(2));
  expect(files).toBeGreaterThanOrEqual(1);
  expect(await isStored(young)).toBe(false);
  expect(await isStored(foreign)).toBe(true);
});

test("a sweep that was cut off after the row is finished by the next", async () => {
  const { upload, isKept, kept } = await setUp();
  const picture = await kept(await upload());
  await db.attachment.delete({ where: { id: picture.id } }); // and then the process was killed
  expect(await isKept(picture)).toEqual([false, true]);
  await sweepAttachments(later(2));
  expect(await isKept(picture)).toEqual([false, false]);
});
