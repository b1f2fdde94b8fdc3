import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { createNote } from "#lib/notes/create-note.ts";
import { actorOf, createMember, createNotebook, createSetting, createUser } from "#lib/testing/factories.ts";
import { describeAddress } from "./describe-address.ts";
import { fetchPage, type Internet } from "./fetch-page.ts";
import { isPublicAddress } from "./public-address.ts";
import { titleOfPage } from "./title-of-page.ts";

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

/** A small internet: every name leads to this machine, and the given addresses count as public. */
async function internetWith(listener: RequestListener, names: Record<string, string> = {}) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.headers.host ?? ""}${request.url ?? ""}`);
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const resolved: string[] = [];
  const internet: Internet = {
    resolve: async (host) => {
      resolved.push(host);
      return [{ address: names[host] ?? "127.0.0.1", family: 4 }];
    },
    isPublic: (address) => address === "127.0.0.1",
    ports: [String(port)],
  };
  return {
    internet,
    asked,
    resolved,
    url: (path: string, host = "moss.example") => `http://${host}:${port}${path}`,
  };
}

const page =
  (title: string): RequestListener =>
  (_request, response) =>
    response
      .setHeader("Content-Type", "text/html; charset=utf-8")
      .end(`<!doctype html><title>${title}</title>`);

describe("addresses of machines", () => {
  test.each([
    "127.0.0.1",
    "127.8.9.1",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "100.127.255.255",
    "192.0.0.192",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fd00:ec2::254",
    "fc00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:8.8.8.8",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:0:4136:e378::",
    "2001:db8::1",
    "100::1",
    "5f00::1",
    "localhost",
    "",
    "1.2.3",
  ])("%s is not public", (address) => expect(isPublicAddress(address)).toBe(false));

  test.each([
    "8.8.8.8",
    "1.1.1.1",
    "93.184.215.14",
    "172.32.0.1",
    "100.128.0.1",
    "2606:4700::1111",
    "2a00:1450:4001::1",
  ])("%s is public", (address) => expect(isPublicAddress(address)).toBe(true));
});

describe("a page is asked only where everybody could ask it", () => {
  test.each([
    "http://127.0.0.1/",
    "http://localhost/",
    "http://[::1]/",
    "http://0x7f.1/",
    "http://2130706433/",
    "http://0177.0.0.1/",
    "http://[::ffff:127.0.0.1]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://user@8.8.8.8/",
    "http://8.8.8.8:22/",
    "ftp://8.8.8.8/",
    "file:///etc/passwd",
    "http://nowhere.invalid/",
    "javascript:alert(1)",
    "",
  ])("%s is not asked", async (address) => expect(await fetchPage(address)).toBeNull());

  test("and its title is read", async () => {
    const { internet, url } = await internetWith(page("Moss &amp; more – caf&eacute;\n  on stone"));
    const found = await fetchPage(url("/moss"), internet);
    expect(found && titleOfPage(found)).toBe("Moss & more – café on stone");
  });

  test("redirects are followed a few times, and checked each time", async () => {
    const hop: RequestListener = (request, response) => {
      const left = Number(/\d+/.exec(request.url ?? "")?.[0] ?? 0);
      if (left > 0) response.writeHead(302, { Location: `/${left - 1}` }).end();
      else page("There")(request, response);
    };
    const { internet, url } = await internetWith(hop);
    expect(await fetchPage(url("/3"), internet)).not.toBeNull();
    expect(await fetchPage(url("/4"), internet)).toBeNull();
  });

  test.each([
    "http://10.0.0.7/",
    "http://intranet.example:PORT/",
    "file:///etc/passwd",
    "http://127.0.0.1:1/",
    "//[::1]/",
  ])("a redirect to %s is not followed", async (location) => {
    const names = { "intranet.example": "10.0.0.7" };
    const { internet, url, asked } = await internetWith((_request, response) => {
      response.writeHead(302, { Location: location.replace("PORT", internet.ports[0] ?? "") }).end();
    }, names);
    expect(await fetchPage(url("/"), internet)).toBeNull();
    expect(asked).toHaveLength(1);
  });

  test("a name that leads to a public and a private machine is not asked", async () => {
    const { internet, url, asked } = await internetWith(page("Inside"));
    const both = async () => [
      { address: "127.0.0.1", family: 4 },
      { address: "10.0.0.7", family: 4 },
    ];
    expect(await fetchPage(url("/"), { ...internet, resolve: both })).toBeNull();
    expect(asked).toEqual([]);
  });

  test("a name that leads elsewhere the second time it is asked for, is asked for once", async () => {
    const { internet, url, resolved } = await internetWith(page("Outside"));
    const found = await fetchPage(url("/", "rebinding.example"), internet);
    expect(found && titleOfPage(found)).toBe("Outside");
    expect(resolved).toEqual(["rebinding.example"]);
  });

  test.each<[string, RequestListener]>([
    ["a picture", (_request, response) => response.setHeader("Content-Type", "image/png").end("x")],
    [
      "an error",
      (_request, response) =>
        response.writeHead(500, { "Content-Type": "text/html" }).end("<title>x</title>"),
    ],
    [
      "packed bytes",
      (_request, response) =>
        response.writeHead(200, { "Content-Type": "text/html", "Content-Encoding": "gzip" }).end("x"),
    ],
    ["a line that breaks", (_request, response) => void response.socket?.destroy()],
  ])("%s has no title", async (_case, listener) => {
    const { internet, url } = await internetWith(listener);
    expect(await fetchPage(url("/"), internet)).toBeNull();
  });

  test("a page without end is read only so far", async () => {
    let sent = 0;
    const { internet, url } = await internetWith((_request, response) => {
      response.setHeader("Content-Type", "text/html");
      const more = () => {
        while (!response.destroyed && response.write("<!-- moss -->".repeat(1_000))) sent += 13_000;
        if (!response.destroyed) response.once("drain", more);
      };
      more();
    });
    const found = await fetchPage(url("/"), internet);
    expect(found?.bytes.length).toBe(512 * 1024);
    expect(sent).toBeLessThan(20_000_000);
  });
});

test.each([
  ["<title>A</title>", "A"],
  ["<TITLE lang=en>\n A &lt;b&gt; </TITLE>", "A <b>"],
  ['<meta property="og:title" content="B &quot;x&quot;">', 'B "x"'],
  ["<title>a\u202eb\u0000c</title>", "a b c"],
  [`<title>${"長".repeat(500)}</title>`, `${"長".repeat(199)}…`],
  ["<title>Just a moment...</title>", null],
  ["<title></title>", null],
  ["<p>nothing", null],
])("%s is called %j", (html, title) => {
  expect(titleOfPage({ type: "text/html", bytes: Buffer.from(html) })).toBe(title);
});

test("titles in another charset", () => {
  const bytes = Buffer.from("<title>Gr\xfc\xdfe</title>", "latin1");
  expect(titleOfPage({ type: "text/html; charset=ISO-8859-1", bytes })).toBe("Grüße");
  const declared = Buffer.concat([Buffer.from('<meta charset="windows-1252">'), bytes]);
  expect(titleOfPage({ type: "text/html", bytes: declared })).toBe("Grüße");
});

describe("the address of a note of ours", () => {
  test("is called as the note, for those who may read it", async () => {
    const { actor, workspace, notebook } = await createSetting();
    const note = async (title: string, where: { shortId: string }) =>
      await createNote(actor, { workspace: workspace.slug, notebook: where.shortId, title, markdown: "" });
    const hidden = await createNotebook({
      workspace,
      visibility: "private",
      members: [{ user: { id: actor.userId }, access: "manage" }],
    });
    const [here, open, secret] = [
      await note("Here", notebook),
      await note("Moss", notebook),
      await note("Secret", hidden),
    ];
    const ben = await createUser({ name: "Ben Okri" });
    await createMember({ workspace, user: ben });
    const described = async (who: typeof actor, path: string) =>
      await describeAddress(who, { note: here.id, address: `http://localhost:3000${path}` });
    expect(await described(actor, open.url)).toEqual({ title: "Moss", note: open.id });
    expect(await described(await actorOf(ben), secret.url)).toEqual({ title: null, note: null });
    expect(await described(actor, secret.url)).toEqual({ title: "Secret", note: secret.id });
    expect(await described(actor, "/w/x/settings")).toEqual({ title: null, note: null });
  });
});
