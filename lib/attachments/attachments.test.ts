import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { visitor, type Actor } from "#lib/actor.ts";
import { db } from "#lib/db/db.ts";
import { env } from "#lib/env.ts";
import { createNote } from "#lib/notes/create-note.ts";
import { trashNote } from "#lib/notes/trash-note.ts";
import { publishNote } from "#lib/publishing/publish-note.ts";
import { unpublishNote } from "#lib/publishing/unpublish-note.ts";
import { actorOf, createMember, createSetting, createUser } from "#lib/testing/factories.ts";
import { rewriteNote } from "#lib/testing/rewrite-note.ts";
import { imageType } from "./image-type.ts";
import { largestAttachment } from "#lib/editor/attachment-limits.ts";
import { openAttachment } from "./open-attachment.ts";
import { uploadAttachment } from "./upload-attachment.ts";

const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

async function* stream(...chunks: Uint8Array[]) {
  yield* chunks;
}

async function setUp() {
  const setting = await createSetting();
  const { id: note } = await createNote(setting.actor, {
    workspace: setting.workspace.slug,
    markdown: "# Sourdough\n\nFeed it.",
  });
  const upload = async (name: string, bytes: Uint8Array = png, actor: Actor = setting.actor) =>
    await uploadAttachment(actor, { note, name, bytes: stream(bytes) });
  return { ...setting, note, upload };
}

async function filesOnDisk(): Promise<number> {
  const entries = await readdir(join(env().DATA_DIR, "attachments"), {
    recursive: true,
    withFileTypes: true,
  }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).length;
}

describe("a file comes back as it went in", () => {
  test("whole and in parts, over many chunks", async () => {
    const { actor, note } = await setUp();
    const chunks = Array.from({ length: 50 }, (_, index) => Buffer.alloc(10_007, index));
    const { id, size, image } = await uploadAttachment(actor, {
      note,
      name: "a.bin",
      bytes: stream(...chunks),
    });
    expect([size, image]).toEqual([500_350, false]);
    const opened = await openAttachment(actor, { id });
    const whole = Buffer.concat(chunks);
    expect(await buffer(await opened.bytes())).toEqual(whole);
    expect(await buffer(await opened.bytes({ start: 10_000, end: 10_009 }))).toEqual(
      whole.subarray(10_000, 10_010),
    );
  });

  test.each([
    ["../../../etc/passwd", "passwd"],
    ["C:\\Users\\Ana\\plan.pdf", "plan.pdf"],
    ["a\0b\r\nSet-Cookie: x=1.txt", "abSet-Cookie_ x=1.txt"],
    ["photo\u202egnp.exe", "photognp.exe"],
    [".htaccess", "htaccess"],
    ["..", "file"],
    ["   ", "file"],
    ["", "file"],
    ["\ud800lone.png", "\ufffdlone.png"],
    ['"><script>.png', "___script_.png"],
    [`${"長".repeat(300)}.png`, `${"長".repeat(65)}.png`],
  ])("%j is kept under a harmless name", async (given, kept) => {
    const { actor, upload } = await setUp();
    const attachment = await upload(given);
    expect(attachment.name).toBe(kept);
    expect(attachment.url).toMatch(/^\/attachments\/[0-9a-f-]{36}\/[\w.~%-]+$/);
    expect((await openAttachment(actor, attachment)).name).toBe(kept);
  });
});

describe("what a file is, is decided by its bytes", () => {
  const ftyp = (major: string, ...others: string[]) => {
    const box = Buffer.concat([
      Buffer.from([0, 0, 0, 16 + 4 * others.length]),
      Buffer.from(`ftyp${major}`),
      Buffer.alloc(4),
      Buffer.from(others.join("")),
    ]);
    return Buffer.concat([box, Buffer.from("more")]);
  };
  test.each([
    ["image/png", png],
    ["image/jpeg", Buffer.from("ffd8ffe000104a464946", "hex")],
    ["image/gif", Buffer.from("GIF89a...")],
    ["image/webp", Buffer.from("RIFF\0\0\0\0WEBPVP8 ")],
    ["image/avif", ftyp("avif")],
    ["image/avif", ftyp("mif1", "miaf", "avif")],
    [null, ftyp("isom", "mp42")],
    [null, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    [null, Buffer.from("<!doctype html><script>alert(1)</script>")],
    [null, Buffer.from("RIFF\0\0\0\0WAVEfmt ")],
    [null, Buffer.from("%PDF-1.7")],
    [null, Buffer.from([0xff])],
  ])("%s", (type, bytes) => expect(imageType(bytes)).toBe(type));

  test("and not by its name", async () => {
    const { upload } = await setUp();
    const page = await upload("harmless.png", Buffer.from("<script>alert(1)</script>"));
    expect(page).toMatchObject({ type: "application/octet-stream", image: false });
  });
});

describe("nothing is left of what was refused", () => {
  test("too large, empty, or cut off on the way", async () => {
    const { actor, note } = await setUp();
    const before = await filesOnDisk();
    async function* endless() {
      for (let sent = 0; sent <= largestAttachment; sent += 1 << 20) yield Buffer.alloc(1 << 20);
    }
    async function* broken() {
      yield png;
      throw new Error("The connection is gone");
    }
    const upload = async (bytes: AsyncIterable<Uint8Array>) =>
      await uploadAttachment(actor, { note, name: "a.png", bytes });
    await expect(upload(endless())).rejects.toMatchObject({ code: "too-large" });
    await expect(upload(stream())).rejects.toMatchObject({ code: "bad-request" });
    await expect(upload(broken())).rejects.toThrow("The connection is gone");
    expect(await filesOnDisk()).toBe(before);
    expect(await db.attachment.count({ where: { note: { shortId: note } } })).toBe(0);
  });

  test("rights that end while the bytes are coming", async () => {
    const { note, workspace } = await setUp();
    const ben = await createUser({ name: "Ben Okri" });
    await createMember({ workspace, user: ben });
    const before = await filesOnDisk();
    async function* slow() {
      yield png;
      await db.member.delete({
        where: { workspaceId_userId: { workspaceId: workspace.id, userId: ben.id } },
      });
      yield png;
    }
    const upload = uploadAttachment(await actorOf(ben), { note, name: "a.png", bytes: slow() });
    await expect(upload).rejects.toMatchObject({ code: "not-found" });
    expect(await filesOnDisk()).toBe(before);
  });
});

describe("who may see and add files", () => {
  test("readers of the note; and everybody while a public page shows it", async () => {
    const { actor, note, upload, workspace } = await setUp();
    const { actor: stranger } = await createSetting();
    const ben = await createUser({ name: "Ben Okri" });
    await createMember({ workspace, user: ben });
    const [shown, hidden] = [await upload("shown.png"), await upload("hidden.png")];
    const sees = async (who: Actor, { id }: { id: string }) =>
      await openAttachment(who, { id }).then(
        ({ published }) => (published ? "public" : "private"),
        ({ code }: { code: string }) => code,
      );
    const all = async (file: { id: string }) => [
      await sees(actor, file),
      await sees(await actorOf(ben), file),
      await sees(stranger, file),
      await sees(visitor, file),
    ];
    expect(await all(shown)).toEqual(["private", "private", "not-found", "not-found"]);

    await rewriteNote(actor, note, { title: "Sourdough", markdown: `![Loaf](${shown.url})` });
    await publishNote(actor, { note });
    expect(await all(shown)).toEqual(["public", "public", "public", "public"]);
    expect(await all(hidden)).toEqual(["private", "private", "not-found", "not-found"]);

    await rewriteNote(actor, note, { title: "Sourdough", markdown: "No picture." });
    expect((await all(shown))[3]).toBe("public");
    await publishNote(actor, { note });
    expect(await all(shown)).toEqual(["private", "private", "not-found", "not-found"]);

    await rewriteNote(actor, note, { title: "Sourdough", markdown: `[Loaf](${shown.url})` });
    await publishNote(actor, { note });
    expect((await all(shown))[3]).toBe("public");
    await unpublishNote(actor, { note });
    expect((await all(shown))[3]).toBe("not-found");
    await publishNote(actor, { note });
    await trashNote(actor, { id: note });
    expect(await all(shown)).toEqual(["not-found", "not-found", "not-found", "not-found"]);
  });

  test("only editors add them", async () => {
    const { note, upload, workspace, notebook } = await setUp();
    const reader = await createUser({ name: "Rea Dunn" });
    await createMember({ workspace, user: reader, role: "guest" });
    await db.notebookMember.create({
      data: { notebookId: notebook.id, userId: reader.id, access: "comment" },
    });
    const { actor: stranger } = await createSetting();
    const token: Actor = { kind: "token", userId: reader.id, tokenId: "t", scope: "read" };
    await expect(upload("a.png", png, await actorOf(reader))).rejects.toMatchObject({ code: "forbidden" });
    await expect(upload("a.png", png, token)).rejects.toMatchObject({ code: "forbidden" });
    for (const who of [stranger, visitor])
      await expect(upload("a.png", png, who)).rejects.toMatchObject({ code: "not-found" });
    expect(await db.attachment.count({ where: { note: { shortId: note } } })).toBe(0);
  });
});
