import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, onTestFinished, test } from "vitest";
import { makeZip, type ZipContent } from "#lib/testing/make-zip.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { DamagedFile } from "./archive.ts";
import { decodeText } from "./decode-text.ts";
import { isJunk } from "./junk.ts";
import { openUpload } from "./open-upload.ts";

async function upload(name: string, bytes: Uint8Array) {
  const folder = temporaryFolder();
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }));
  const path = join(folder, "upload");
  await writeFile(path, bytes);
  return { folder, open: async () => await openUpload({ path, name, folder }) };
}

async function opened(files: ZipContent[], name = "notes.zip") {
  return await (await upload(name, await makeZip(files))).open();
}

async function listed(files: ZipContent[]) {
  return (await opened(files)).files.map(({ path, problem }) => (problem ? `${problem}: ${path}` : path));
}

const named = (rawName: string | Uint8Array, content = "x"): ZipContent => ({
  name: "",
  content,
  rawName: typeof rawName === "string" ? Buffer.from(rawName) : rawName,
});

describe("an archive", () => {
  test("is listed, and its files are read one by one", async () => {
    const archive = await opened([
      { name: "notes/bread.md", content: "# Bread" },
      { ...named("notes/", ""), mode: 0o040755 },
      { name: "notes/loaf.png", content: "png" },
    ]);
    expect(archive.files.map(({ path, size }) => [path, size])).toEqual([
      ["notes/bread.md", 7],
      ["notes/loaf.png", 3],
    ]);
    expect(await text(await archive.files[0]!.open())).toBe("# Bread");
    archive.close();
  });

  test("may be a zip64 one", async () => {
    const archive = await opened([{ name: "a.md", content: "A", zip64: true }]);
    expect(await text(await archive.files[0]!.open())).toBe("A");
  });

  test("reaches nothing outside of itself", async () => {
    expect(
      await listed([
        named("../evil.md"),
        named("a/../../evil.md"),
        named("/etc/passwd"),
        named("C:\\evil.md"),
        named("..\\evil.md"),
        named("nul\0.md"),
        { name: "link.md", mode: 0o120777, content: "/etc/passwd" },
        named("./fine\\name.md"),
      ]),
    ).toEqual([
      "outside: ../evil.md",
      "outside: a/../../evil.md",
      "outside: /etc/passwd",
      "outside: C:\\evil.md",
      "outside: ..\\evil.md",
      "outside: nul.md",
      "link: link.md",
      "fine/name.md",
    ]);
  });

  test("names a file twice, encrypts one, differs in case", async () => {
    expect(
      await listed([
        { name: "a.md" },
        named("a.md"),
        { name: "A.md" },
        { name: "secret.md", encrypted: true },
      ]),
    ).toEqual(["a.md", "duplicate: a.md", "A.md", "encrypted: secret.md"]);
  });

  test("has names of many systems", async () => {
    const japanese = Uint8Array.from([0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0x2e, 0x6d, 0x64]); // 日本語.md
    expect(await listed([named(japanese), named("notes.md")])).toEqual(["日本語.md", "notes.md"]);
    const western = Uint8Array.from([0x63, 0x61, 0x66, 0x82, 0x2e, 0x6d, 0x64]); // café.md in CP437
    expect(await listed([named(western)])).toEqual(["café.md"]);
    expect(await listed([named("žluťoučký.md")])).toEqual(["žluťoučký.md"]);
    expect(await listed([{ ...named("学习.md"), flagged: true }])).toEqual(["学习.md"]);
    expect(await listed([named("cafe\u0301.md")])).toEqual(["café.md"]);
  });

  test("of archives, as Notion gives them, is read as one", async () => {
    const part = async (name: string) => await makeZip([{ name, content: name }]);
    const archive = await opened([
      { name: "Export-Part-1.zip", content: await part("one.md") },
      { name: "Export-Part-2.zip", content: await part("two.md") },
    ]);
    expect(await Promise.all(archive.files.map(async (file) => await text(await file.open())))).toEqual([
      "one.md",
      "two.md",
    ]);
    archive.close();
  });

  test("in an archive in an archive is a file like others", async () => {
    const inner = await makeZip([{ name: "c.md" }]);
    const middle = await makeZip([{ name: "b.zip", content: inner }]);
    const { files } = await opened([{ name: "a.zip", content: middle }]);
    expect(files.map(({ path }) => path)).toEqual(["b.zip"]);
  });
});

describe("what harms is refused in words, and leaves nothing behind", () => {
  test.each([
    ["an empty file", Buffer.alloc(0)],
    ["no archive", Buffer.from("Dear diary")],
    ["only the beginning of one", Buffer.from("PK\x03\x04 and then nothing", "latin1")],
  ])("%s", async (_, bytes) => {
    const { open } = await upload("notes.zip", bytes);
    await expect(open()).rejects.toMatchObject({ code: "unsupported-type" });
  });

  test("an archive that is cut off", async () => {
    const whole = await makeZip([{ name: "a.md", content: "A".repeat(5000) }]);
    const { open } = await upload("notes.zip", whole.subarray(0, whole.length - 30));
    await expect(open()).rejects.toMatchObject({ code: "unsupported-type" });
  });

  test("1000:1", async () => {
    const { open, folder } = await upload(
      "bomb.zip",
      await makeZip([{ name: "zeros.md", content: Buffer.alloc(80 * 1024 * 1024) }]),
    );
    await expect(open()).rejects.toMatchObject({ code: "too-large" });
    expect(await readdir(folder)).toEqual(["upload"]);
  });

  test("100,001 files", async () => {
    const bytes = await makeZip([{ name: "a.md", content: "A" }]);
    const end = bytes.lastIndexOf("PK\x05\x06", bytes.length, "latin1");
    bytes.writeUInt16LE(0xffff, end + 8); // as many as a plain archive can claim
    bytes.writeUInt16LE(0xffff, end + 10);
    const { open } = await upload("many.zip", bytes);
    await expect(open()).rejects.toMatchObject({ name: "Refusal" });
  });

  test("bytes that are not what the archive says of them", async () => {
    const bytes = await makeZip([{ name: "a.md", content: "Feed it daily, or it dies." }]);
    bytes.writeUInt8(bytes.readUInt8(40) ^ 0xff, 40);
    const [file] = (await (await upload("a.zip", bytes)).open()).files;
    await expect(file!.open().then(text)).rejects.toBeInstanceOf(DamagedFile);
  });

  test("more bytes than were announced", async () => {
    const content = "Feed it daily. ".repeat(100);
    const bytes = await makeZip([{ name: "a.md", content }]);
    const central = bytes.indexOf("PK\x01\x02", 0, "latin1");
    bytes.writeUInt32LE(10, central + 24);
    const [file] = (await (await upload("a.zip", bytes)).open()).files;
    expect(file!.size).toBe(10);
    await expect(file!.open().then(text)).rejects.toBeInstanceOf(DamagedFile);
  });
});

test("one document is an archive of one file", async () => {
  const { open } = await upload("C:\\notes\\Bread.md", Buffer.from("# Bread"));
  const { files } = await open();
  expect(files.map(({ path }) => path)).toEqual(["Bread.md"]);
});

test("what systems and programs leave behind is known", () => {
  const paths = ["__MACOSX/._a.md", ".obsidian/app.json", "a/.DS_Store", ".git/config", "a/._b.md"];
  expect(paths.filter((path) => !isJunk(path))).toEqual([]);
  expect(["a.md", ".hidden.md", ".github/readme.md"].filter(isJunk)).toEqual([]);
});

test("text is read whatever it was written with, and bytes are no text", () => {
  expect(decodeText(Buffer.from("\ufeffcafé"))).toEqual({ text: "café", encoding: "utf-8" });
  expect(decodeText(Buffer.from("\ufeffcafé", "utf16le"))).toEqual({ text: "café", encoding: "utf-16" });
  expect(decodeText(Buffer.from("café", "latin1"))).toEqual({ text: "café", encoding: "windows-1252" });
  expect(decodeText(Buffer.from("89504e470d0a1a0a0000", "hex"))).toBeNull();
});
