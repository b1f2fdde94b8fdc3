import { beforeEach, describe, expect, test, vi } from "vitest";
import type { z } from "zod";
import { db } from "#lib/db/db.ts";
import { createNote } from "#lib/notes/create-note.ts";
import { renameNote } from "#lib/notes/rename-note.ts";
import { apiRoutes, callApi, importRoute, ourOrigin, tokenOf, type Asking } from "#lib/testing/api.ts";
import { actorOf, createMember, createNotebook, createSetting } from "#lib/testing/factories.ts";
import { rewriteNote } from "#lib/testing/rewrite-note.ts";
import { sessionCookieFor } from "#lib/testing/session-cookie.ts";
import { contract, methods, type Method, type Operation } from "./contract.ts";
import { Problem } from "./schema.ts";

vi.mock("server-only", () => ({}));

type Setting = Awaited<ReturnType<typeof createSetting>>;

let setting: Setting;
let workspace: string;
let write: { authorization: string };
beforeEach(async () => {
  setting = await createSetting();
  workspace = setting.workspace.slug;
  write = await tokenOf(setting.actor);
});

/** Calls as the owner, and checks the answer against the contract. */
async function ask(method: Method, address: string, asking: Asking = {}) {
  const response = await callApi(method, address, { ...asking, headers: { ...write, ...asking.headers } });
  const { schema, status } = contractOf(method, address);
  if (response.ok) expect(response.status).toBe(status);
  const answer: unknown = response.status === 204 ? null : await response.json();
  if (response.ok && schema) schema.parse(answer);
  if (!response.ok) expectProblem(response, answer);
  return { status: response.status, answer: answer as never as Record<string, never>, response };
}

function contractOf(method: Method, address: string): { schema: z.ZodType | null; status: number } {
  const path = address
    .replace(/\?.*/, "")
    .replace(/^\/notes\/[^/]+/, "/notes/{id}")
    .replace(/revisions\/.+/, "revisions/{number}");
  const operation = (contract as Record<string, Partial<Record<Method, Operation>>>)[path]?.[method];
  return { schema: operation?.answer ?? null, status: operation?.status ?? 0 };
}

function expectProblem(response: Response, answer: unknown): void {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(Problem.parse(answer).status).toBe(response.status);
}

describe("notes", () => {
  test("are made from Markdown and read as JSON and as Markdown", async () => {
    const { answer, response } = await ask("POST", "/notes", {
      json: { workspace, markdown: "# Rye\n\nFeed it **daily**.\n" },
    });
    expect(answer).toMatchObject({ title: "Rye", revision: 1 });
    expect(answer.url).toBe(`${ourOrigin}/w/${workspace}/n/rye-${answer.id}`);
    expect(response.headers.get("location")).toBe(answer.url);
    const note = (await ask("GET", `/notes/${answer.id}`)).answer;
    expect(note).toMatchObject({
      title: "Rye",
      markdown: "Feed it **daily**.\n",
      revision: 1,
      workspace,
      publication: null,
    });
    expect((await ask("GET", `/notes/rye-${answer.id}`)).answer).toEqual(note);
    const file = await callApi("GET", `/notes/${answer.id}`, {
      headers: { ...write, accept: "text/markdown" },
    });
    expect(file.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
    expect(await file.text()).toBe("# Rye\n\nFeed it **daily**.\n");
  });

  test("are listed in pages", async () => {
    for (const title of ["One", "Two", "Three"]) await createNote(setting.actor, { workspace, title });
    const first = (await ask("GET", `/notes?workspace=${workspace}&limit=2`)).answer as unknown as {
      notes: { title: string }[];
      next: string;
    };
    expect(first.notes.map(({ title }) => title)).toEqual(["Three", "Two"]);
    const { answer } = await ask("GET", `/notes?workspace=${workspace}&limit=2&cursor=${first.next}`);
    expect(answer).toMatchObject({ notes: [{ title: "One" }], next: null });
    const empty = await createNotebook({ workspace: setting.workspace, position: "a5" });
    const none = await ask("GET", `/notes?workspace=${workspace}&notebook=${empty.shortId}`);
    expect(none.answer).toEqual({ notes: [], next: null });
  });

  test("go to the trash", async () => {
    const { id } = await createNote(setting.actor, { workspace });
    expect((await ask("DELETE", `/notes/${id}`)).status).toBe(204);
    expect((await ask("GET", `/notes/${id}`)).status).toBe(404);
    expect((await ask("DELETE", `/notes/${id}`)).status).toBe(404);
  });
});

describe("the body", () => {
  const text = "One.\n\nTwo.\n\nThree.\n";

  async function made(markdown = text) {
    return await createNote(setting.actor, { workspace, title: "Rye", markdown });
  }
  const put = (id: string, json: unknown) => ask("PUT", `/notes/${id}/body`, { json });
  const markdownOf = async (id: string) => (await ask("GET", `/notes/${id}`)).answer.markdown;

  test("is replaced, as a revision of its own", async () => {
    const { id } = await made();
    const { answer } = await put(id, { markdown: "One.\n\nNew.\n\nThree.\n", baseRevision: 1 });
    expect(answer).toEqual({ id, revision: 2 });
    expect(await markdownOf(id)).toBe("One.\n\nNew.\n\nThree.\n");
    const { answer: revision } = await ask("GET", `/notes/${id}/revisions/2`);
    expect(revision).toMatchObject({
      kind: "api",
      createdBy: { id: setting.owner.id },
      markdown: "One.\n\nNew.\n\nThree.\n",
    });
  });

  test("keeps what others changed elsewhere since", async () => {
    const { id } = await made();
    await rewriteNote(setting.actor, id, {
      title: "Rye bread",
      markdown: "One.\n\nTwo.\n\nThree, by hand.\n",
    });
    const { status } = await put(id, { markdown: "One, by script.\n\nTwo.\n\nThree.\n", baseRevision: 1 });
    expect(status).toBe(200);
    expect(await markdownOf(id)).toBe("One, by script.\n\nTwo.\n\nThree, by hand.\n");
    expect((await ask("GET", `/notes/${id}`)).answer.title).toBe("Rye bread");
  });

  test("is refused with what to do when both changed the same block, and nothing is written", async () => {
    const { id } = await made();
    await rewriteNote(setting.actor, id, { title: "Rye", markdown: "One, by hand.\n\nTwo.\n\nThree.\n" });
    const { status, answer } = await put(id, {
      markdown: "One, by script.\n\nTwo.\n\nThree.\n",
      baseRevision: 1,
    });
    expect(status).toBe(409);
    expect(answer.detail).toMatch(/Read the note again/);
    expect(await markdownOf(id)).toBe("One, by hand.\n\nTwo.\n\nThree.\n");
  });

  test("can be sent as it was read while somebody is writing", async () => {
    const { id } = await made();
    await rewriteNote(setting.actor, id, { title: "Rye", markdown: `${text}\nFour.\n` }); // no revision yet
    const { answer } = await ask("GET", `/notes/${id}`);
    const { status } = await put(id, {
      markdown: `${answer.markdown}\nFive.\n`,
      baseRevision: answer.revision,
    });
    expect(status).toBe(200);
    expect(await markdownOf(id)).toBe(`${text}\nFour.\n\nFive.\n`);
  });

  test("sent as it was read changes nothing, as JSON or as a file", async () => {
    const { id } = await made("Some *text*.\n\n- one\n- two\n");
    for (const accept of ["application/json", "text/markdown"]) {
      const response = await callApi("GET", `/notes/${id}`, { headers: { ...write, accept } });
      const markdown =
        accept === "text/markdown"
          ? await response.text()
          : ((await response.json()) as { markdown: string }).markdown;
      expect((await put(id, { markdown, baseRevision: 1 })).answer).toEqual({ id, revision: 1 });
    }
  });

  test("needs a revision that exists", async () => {
    const { id } = await made();
    const { status, answer } = await put(id, { markdown: "x", baseRevision: 9 });
    expect(status).toBe(400);
    expect(answer.errors).toMatchObject([{ field: "baseRevision" }]);
  });
});

describe("history, publication, search", () => {
  test("revisions are listed and read", async () => {
    const { id } = await createNote(setting.actor, { workspace, markdown: "# One\n\nText." });
    await renameNote(setting.actor, { id, title: "Two" });
    const { answer } = await ask("GET", `/notes/${id}/revisions?limit=1`);
    expect(answer).toMatchObject({ revisions: [{ number: 2, title: "Two" }], next: "2" });
    const older = await ask("GET", `/notes/${id}/revisions?cursor=${answer.next}`);
    expect(older.answer).toMatchObject({ revisions: [{ number: 1, title: "One" }], next: null });
    expect((await ask("GET", `/notes/${id}/revisions/1`)).answer).toMatchObject({
      title: "One",
      markdown: "Text.\n",
    });
    for (const number of ["3", "0", "-1", "x", "99999999999"])
      expect((await ask("GET", `/notes/${id}/revisions/${number}`)).status).toBe(404);
  });

  test("a note is published and unpublished", async () => {
    const { id } = await createNote(setting.actor, { workspace, markdown: "# Rye\n\nText." });
    const { answer } = await ask("POST", `/notes/${id}/publication`);
    expect(answer.url).toBe(`${ourOrigin}/p/${workspace}/rye`);
    expect((await ask("GET", `/notes/${id}`)).answer.publication).toEqual(answer);
    const moved = await ask("POST", `/notes/${id}/publication`, { json: { slug: "sour" } });
    expect(moved.answer.url).toBe(`${ourOrigin}/p/${workspace}/sour`);
    expect((await ask("DELETE", `/notes/${id}/publication`)).status).toBe(204);
    expect((await ask("DELETE", `/notes/${id}/publication`)).status).toBe(404);
    expect(await db.publication.count({ where: { workspaceId: setting.workspace.id } })).toBe(0);
  });

  test("search answers pieces of text", async () => {
    await createNote(setting.actor, { workspace, markdown: "# Rye\n\nFeed it daily." });
    const { answer } = await ask("GET", `/search?workspace=${workspace}&q=feed`);
    expect(answer).toMatchObject({ hits: [{ title: "Rye" }], next: null, similar: false });
  });

  test("workspaces and notebooks are listed", async () => {
    const { answer } = await ask("GET", "/workspaces");
    expect(answer).toEqual({ workspaces: [{ slug: workspace, name: "Field notes", role: "owner" }] });
    const notebooks = await ask("GET", `/notebooks?workspace=${workspace}`);
    expect(notebooks.answer).toMatchObject({
      notebooks: [{ id: setting.notebook.shortId, access: "manage" }],
    });
  });
});

describe("what is refused", () => {
  test.each([
    ["no workspace", { markdown: "x" }, "workspace"],
    ["a number for a text", { workspace: "acme", markdown: 7 }, "markdown"],
    ["an object for a text", { workspace: { not: "" }, markdown: "x" }, "workspace"],
    ["a title of 501 letters", { workspace: "acme", title: "x".repeat(501) }, "title"],
    ["a key that is not known", { workspace: "acme", createdById: "me" }, ""],
  ])("%s, by the name of the field", async (_, json, field) => {
    const { status, answer } = await ask("POST", "/notes", { json });
    expect(status).toBe(400);
    expect(answer.errors).toContainEqual({ field, detail: expect.any(String) as string });
  });

  test("queries with keys that are not known, or values that cannot be", async () => {
    for (const query of [
      "",
      "workspace=",
      `workspace=${workspace}&x=1`,
      `workspace=${workspace}&limit=0`,
      `workspace=${workspace}&limit=x`,
    ])
      expect((await ask("GET", `/notes?${query}`)).status, query).toBe(400);
  });

  test("bodies that are no JSON, no text, or too large", async () => {
    const type = (value: string) => ({ "content-type": value });
    expect((await ask("POST", "/notes", { body: "{", headers: type("application/json") })).status).toBe(400);
    expect((await ask("POST", "/notes", { body: "{}", headers: type("text/plain") })).status).toBe(415);
    expect((await ask("POST", "/notes")).status).toBe(415);
    const large = JSON.stringify({ workspace, markdown: "x".repeat(2 * 1024 * 1024) });
    expect((await ask("POST", "/notes", { body: large, headers: type("application/json") })).status).toBe(
      413,
    );
  });

  test("text that cannot be stored is stored without what cannot be", async () => {
    const { status, answer } = await ask("POST", "/notes", {
      json: { workspace, title: "a\0b\ud800", markdown: "x\0y\udfff" },
    });
    expect(status).toBe(201);
    expect((await ask("GET", `/notes/${answer.id}`)).answer).toMatchObject({
      title: "ab\ufffd",
      markdown: "xy\ufffd\n",
    });
  });

  test("methods that a path does not have, with those it has", async () => {
    for (const [path, file] of apiRoutes()) {
      if (!(path in contract)) continue;
      const operations = (contract as Record<string, object>)[path] ?? {};
      const handlers = (await importRoute(file)) as Record<string, unknown>;
      const address = path.replace("{id}", "aaaaaaaaaa").replace("{number}", "1");
      for (const method of methods.filter((name) => !(name in operations))) {
        expect(handlers[method], `${method} ${path}`).toBeTypeOf("function");
        const { status, response } = await ask(method, address);
        expect(status).toBe(405);
        expect(response.headers.get("allow")).toBe(
          [...methods.filter((name) => name in operations), "OPTIONS"].join(", "),
        );
      }
    }
  });

  test("paths that are not there", async () => {
    for (const address of ["", "/", "/nothing", "/notes/aaaaaaaaaa/nothing", "/notes/%00", "/notes/a'b"]) {
      const { status } = await ask("GET", address);
      expect(status, address).toBe(404);
    }
  });
});

describe("who may ask", () => {
  test("nobody without a token or a session", async () => {
    const response = await callApi("GET", `/notes?workspace=${workspace}`);
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
    const wrong = await callApi("GET", `/notes?workspace=${workspace}`, {
      headers: { authorization: "Bearer cpt_wrong" },
    });
    expect(wrong.status).toBe(401);
  });

  test("a token that reads cannot write", async () => {
    const { id } = await createNote(setting.actor, { workspace, title: "Rye" });
    const headers = await tokenOf(setting.actor, "read");
    const writes: [Method, string, unknown?][] = [
      ["POST", "/notes", { workspace }],
      ["DELETE", `/notes/${id}`],
      ["PUT", `/notes/${id}/body`, { markdown: "x", baseRevision: 1 }],
      ["POST", `/notes/${id}/publication`, {}],
      ["DELETE", `/notes/${id}/publication`],
    ];
    for (const [method, address, json] of writes) {
      const response = await callApi(method, address, { headers, ...(json !== undefined && { json }) });
      expect(response.status, `${method} ${address}`).toBe(403);
    }
    expect((await callApi("GET", `/notes/${id}`, { headers })).status).toBe(200);
  });

  test("a session, from our own pages only when it writes", async () => {
    const { name, value } = await sessionCookieFor(setting.actor.sessionId);
    const cookie = `${name}=${value}`;
    const make = (headers: Record<string, string>) =>
      callApi("POST", "/notes", { headers: { cookie, ...headers }, json: { workspace } });
    expect((await make({ origin: ourOrigin })).status).toBe(201);
    expect((await make({})).status).toBe(403);
    expect((await make({ origin: "https://evil.example" })).status).toBe(403);
    expect((await make({ origin: "null" })).status).toBe(403);
    expect((await callApi("GET", "/workspaces", { headers: { cookie } })).status).toBe(200);
  });

  test("ids of another workspace are not found, whatever else is one's own", async () => {
    const other = await createSetting();
    const foreign = await createNote(other.actor, { workspace: other.workspace.slug, title: "Theirs" });
    const own = await createNote(setting.actor, { workspace, title: "Mine" });
    const cases: [Method, string, unknown?][] = [
      ["GET", `/notes?workspace=${other.workspace.slug}`],
      ["GET", `/notes?workspace=${workspace}&notebook=${other.notebook.shortId}`],
      ["GET", `/search?workspace=${workspace}&q=x&notebook=${other.notebook.shortId}`],
      ["GET", `/search?workspace=${other.workspace.slug}&q=x`],
      ["GET", `/notebooks?workspace=${other.workspace.slug}`],
      ["POST", "/notes", { workspace, parent: foreign.id }],
      ["POST", "/notes", { workspace, notebook: other.notebook.shortId }],
      ["POST", "/notes", { workspace: other.workspace.slug, parent: own.id }],
      ["GET", `/notes/${foreign.id}`],
      ["DELETE", `/notes/${foreign.id}`],
      ["PUT", `/notes/${foreign.id}/body`, { markdown: "x", baseRevision: 1 }],
      ["GET", `/notes/${foreign.id}/revisions`],
      ["GET", `/notes/${foreign.id}/revisions/1`],
      ["POST", `/notes/${foreign.id}/publication`, {}],
      ["DELETE", `/notes/${foreign.id}/publication`],
    ];
    for (const [method, address, json] of cases) {
      const { status, answer } = await ask(method, address, json === undefined ? {} : { json });
      expect(status, `${method} ${address}`).toBe(404);
      expect(JSON.stringify(answer)).not.toContain("Theirs");
    }
    // Somebody who is in both workspaces still cannot mix them.
    await createMember({ workspace: other.workspace, user: setting.owner });
    for (const json of [
      { workspace, parent: foreign.id },
      { workspace, notebook: other.notebook.shortId },
    ])
      expect((await ask("POST", "/notes", { json })).status).toBe(404);
  });

  test("suspending ends a token at once", async () => {
    const { userId } = await createMember({ workspace: setting.workspace });
    const headers = await tokenOf(await actorOf({ id: userId }));
    expect((await callApi("GET", "/workspaces", { headers })).status).toBe(200);
    await db.user.update({ where: { id: userId }, data: { suspendedAt: new Date() } });
    expect((await callApi("GET", "/workspaces", { headers })).status).toBe(401);
  });
});
