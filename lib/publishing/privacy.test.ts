import { randomUUID } from "node:crypto";
import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { createThread } from "#lib/comments/create-thread.ts";
import { uploadAttachment } from "#lib/attachments/upload-attachment.ts";
import { db, transaction } from "#lib/db/db.ts";
import { addNote } from "#lib/notes/add-note.ts";
import { createNote } from "#lib/notes/create-note.ts";
import { renameNote } from "#lib/notes/rename-note.ts";
import { createSetting } from "#lib/testing/factories.ts";
import { rewriteNote } from "#lib/testing/rewrite-note.ts";
import { answerPublic } from "./answer-public.ts";
import { publishNote } from "./publish-note.ts";
import { unpublishNote } from "./unpublish-note.ts";

type Setting = Awaited<ReturnType<typeof createSetting>>;

async function write({ actor, workspace }: Setting, markdown: string) {
  return await createNote(actor, { workspace: workspace.slug, markdown });
}

/** Everything that the public gets of a workspace, headers and all, in one text. */
async function everything({ workspace }: Setting, ...pages: string[]): Promise<string> {
  const site = `/p/${workspace.slug}`;
  const paths = [...pages.flatMap((page) => [page, `${page}.md`]), site, `${site}/feed.xml`];
  const answers = await Promise.all([...paths, "/sitemap.xml", "/llms.txt", "/robots.txt"].map(answerPublic));
  return answers
    .map(({ identity, headers, etag }) => `${JSON.stringify(headers)}\n${etag}\n${identity.toString()}`)
    .join("\n");
}

describe("a reader of public pages learns nothing but what is published", () => {
  test("no people, no ids, no drafts, no other notes", async () => {
    const setting = await createSetting();
    const secret = await write(setting, "# Quarterly layoffs\n\nNobody knows.");
    const shown = await write(setting, "# Sourdough\n\nFeed it daily.");
    const { url } = await publishNote(setting.actor, { note: shown.id });
    await rewriteNote(setting.actor, shown.id, { title: "Zymology", markdown: "Unripe thoughts." });
    const [thread, comment] = [randomUUID(), randomUUID()];
    const anchor = { start: null, end: null, block: null, quote: "daily", before: "", after: "" };
    const said = { id: thread, comment, anchor, text: "Under our breath" };
    await createThread(setting.actor, { note: shown.id, ...said });

    const text = await everything(setting, url);
    const row = await db.note.findUniqueOrThrow({ where: { shortId: shown.id } });
    const other = await db.note.findUniqueOrThrow({ where: { shortId: secret.id } });
    const revisions = await db.revision.findMany({ where: { noteId: row.id } });
    const hidden = [
      setting.owner.email,
      setting.owner.name,
      setting.owner.id,
      setting.workspace.id,
      setting.notebook.id,
      setting.notebook.shortId,
      row.id,
      row.shortId,
      other.id,
      other.shortId,
      ...revisions.map(({ id }) => id),
      "layoffs",
      "Nobody knows",
      "Zymology",
      "zymology",
      "Unripe",
      thread,
      comment,
      "Under our breath",
    ];
    for (const word of hidden) expect(text).not.toContain(word);
    expect(text).toContain("Feed it daily.");
  });

  test("links to other notes follow what is public at the moment, also in Markdown and the feed", async () => {
    const setting = await createSetting();
    const secret = await write(setting, "# Quarterly layoffs\n\nNobody knows.");
    const rye = await write(setting, "# Rye\n\nSlow.");
    const hub = await write(
      setting,
      [
        "# Hub",
        `See [the plan](${secret.url}), [rye](http://localhost:3000${rye.url}#slow), [home](/w/x) and [out](https://example.org/a).`,
        `Written out: ${secret.url} and <http://localhost:3000${secret.url}>.`,
        `\`\`\`\ncurl http://localhost:3000${secret.url}/history\n\`\`\``,
      ].join("\n\n"),
    );
    const { url } = await publishNote(setting.actor, { note: hub.id });
    const before = await everything(setting, url);
    expect(before).not.toMatch(/layoffs/);
    for (const { id } of [secret, rye]) expect(before).not.toContain(id);
    expect(before).toContain("the plan");
    expect(before).toContain('<a href="https://example.org/a"');
    expect(before).toContain("(private note)");

    const published = await publishNote(setting.actor, { note: rye.id });
    const during = await everything(setting, url);
    expect(during).toContain(`<a href="${published.url}#slow"`);
    expect(during).toContain(`[rye](${published.url}#slow)`);
    expect(during).not.toContain(rye.id);

    await unpublishNote(setting.actor, { note: rye.id });
    expect(await everything(setting, url)).not.toContain(published.url);
  });

  test("links, embeds and names of notes and people say what the author wrote, or what is public", async () => {
    const setting = await createSetting();
    const { actor, workspace, owner } = setting;
    const secret = await write(setting, "# Plan\n\nNobody knows.");
    const rye = await write(setting, "# Rye\n\nSlow.");
    const attrs = { heading: null, alias: null };
    const noteLink = (more: object) => ({ type: "noteLink", attrs: { ...attrs, ...more } });
    const inline = [
      noteLink({ note: secret.id, target: "Plan" }),
      noteLink({ note: rye.id, target: "Rye", heading: "Crust" }),
      noteLink({ note: null, target: "rye" }),
      { type: "mention", attrs: { user: owner.id, name: "Somebody" } },
      { type: "mathInline", attrs: { tex: `x = \\text{${secret.url}}` } },
    ];
    const blocks = [
      { type: "paragraph", content: inline },
      { type: "noteEmbed", attrs: { note: secret.id, target: "Plan", heading: null } },
      { type: "noteEmbed", attrs: { note: rye.id, target: "Rye", heading: null } },
      { type: "callout", attrs: { kind: "note", title: secret.url }, content: [{ type: "paragraph" }] },
    ];
    const hub = await transaction((tx) =>
      addNote(tx, actor, {
        workspace: workspace.slug,
        content: {
          title: "Hub",
          body: { type: "doc", content: blocks },
          tags: ["qwx-tag"],
          properties: { aliases: ["Only qwx"], extra: "owner: qwx" },
        },
        origin: "created",
      }),
    );
    await renameNote(actor, { id: secret.id, title: "Quarterly layoffs" });
    const { url } = await publishNote(actor, { note: hub.id });
    const before = await everything(setting, url);
    for (const word of [secret.id, rye.id, owner.id, "layoffs", "Nobody knows", "qwx"])
      expect(before).not.toContain(word);
    expect(before).toContain("@Somebody");
    expect(before).toContain("Plan");
    expect(before).not.toMatch(/<a [^>]*>(Plan|Rye|rye)/);

    const published = await publishNote(actor, { note: rye.id });
    await renameNote(actor, { id: rye.id, title: "Now qwx" });
    const during = await everything(setting, url);
    expect(during.split(` href="${published.url}"`).length).toBeGreaterThan(2);
    expect(during).toContain(`href="${published.url}#crust"`);
    expect(during).toContain("Slow.");
    for (const word of [secret.id, rye.id, "layoffs", "qwx"]) expect(during).not.toContain(word);
    await unpublishNote(actor, { note: rye.id });
    expect(await everything(setting, url)).not.toContain(published.url);
  });

  test("a link to a public note of another workspace is plain text, since its going would not be heard of", async () => {
    const [here, there] = [await createSetting(), await createSetting()];
    const far = await write(there, "# Far\n\nAway.");
    const { url: farUrl } = await publishNote(there.actor, { note: far.id });
    const near = await write(here, `# Near\n\nSee [it](${far.url}).`);
    const { url } = await publishNote(here.actor, { note: near.id });
    const { identity } = await answerPublic(url);
    expect(identity.toString()).not.toContain(far.id);
    expect(identity.toString()).not.toContain(farUrl);
  });

  test("files of notes that the publisher may not edit stay private", async () => {
    const setting = await createSetting();
    const { actor } = setting;
    const elsewhere = await createSetting();
    const foreign = await write(elsewhere, "# Foreign\n\nText.");
    const own = await write(setting, "# Own\n\nText.");
    const picture = async (by: typeof actor, note: string, name: string) =>
      await uploadAttachment(by, { note, name, bytes: png() });
    const mine = await picture(actor, own.id, "mine.png");
    const theirs = await picture(elsewhere.actor, foreign.id, "theirs.png");
    const unused = await picture(actor, own.id, "unused.png");
    await rewriteNote(actor, own.id, {
      title: "Own",
      markdown: `![Mine](${mine.url})\n\n![Theirs](${theirs.url})\n\n[file](${theirs.url})`,
    });
    const { url } = await publishNote(actor, { note: own.id });
    const text = await everything(setting, url);
    expect(text).toContain(mine.id);
    expect(text).not.toContain(theirs.id);
    expect(text).not.toContain(unused.id);
    expect(text).toContain(`<meta property="og:image" content="http://localhost:3000${mine.url}">`);
  });

  test("what never was, what is private and what was unpublished answer the same", async () => {
    const setting = await createSetting();
    const shown = await write(setting, "# Sourdough\n\nFeed it daily.");
    await write(setting, "# Hidden\n\nText.");
    const { url } = await publishNote(setting.actor, { note: shown.id });
    await unpublishNote(setting.actor, { note: shown.id });
    const site = `/p/${setting.workspace.slug}`;
    const bare = await createSetting();
    const paths = [
      url,
      `${site}/hidden`,
      `${site}/never`,
      site,
      "/p/nowhere/at-all",
      `/p/${bare.workspace.slug}`,
    ];
    const answers = await Promise.all([...paths, "/p/", "/p/%00", "/p/%ff", "/p/a/b/c/d"].map(answerPublic));
    expect(new Set(answers.map(({ status, etag }) => `${status} ${etag}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 404 });
  });
});

const attacks = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `'"></title></style></textarea><svg onload=alert(1)>`,
  `]]><script>alert(1)</script>`,
  `{{constructor.constructor('alert(1)')()}}`,
  `\u202e\u0007\u000b<b>x</b>`,
  `javascript:alert(1)//`,
];

describe("words that look like code stay words", () => {
  test.each(attacks)("%j in the title, the text, a link and the workspace's name", async (attack) => {
    const setting = await createSetting();
    await db.workspace.update({ where: { id: setting.workspace.id }, data: { name: attack } });
    const { id } = await createNote(setting.actor, {
      workspace: setting.workspace.slug,
      title: attack,
      markdown: `${attack}\n\n## ${attack}\n\n### b\n\n### c\n\n[x](javascript:alert(1)) ![y](javascript:alert(1)) \`\`\`${attack}\`\`\`\n\n[z](data:text/html,${encodeURIComponent(attack)})`,
    });
    const { url } = await publishNote(setting.actor, { note: id });
    expect(url).toMatch(/^\/p\/[a-z0-9-]+\/[a-z0-9-]+$/);
    for (const path of [url, `/p/${setting.workspace.slug}`]) {
      const { document } = new JSDOM((await answerPublic(path)).identity.toString()).window;
      expect(document.querySelectorAll("script, svg, iframe, object, [onload], [onerror]").length).toBe(0);
      const addresses = [...document.querySelectorAll("[href], [src]")].map(
        (element) => element.getAttribute("href") ?? element.getAttribute("src") ?? "",
      );
      for (const address of addresses) expect(address).not.toMatch(/^\s*(javascript|data:text|vbscript)/i);
      expect(document.querySelectorAll("h1").length).toBe(1);
    }
    for (const path of [`/p/${setting.workspace.slug}/feed.xml`, "/sitemap.xml"]) {
      const xml = (await answerPublic(path)).identity.toString();
      const { DOMParser } = new JSDOM("").window;
      const parsed = new DOMParser().parseFromString(xml, "application/xml");
      expect(parsed.getElementsByTagName("parsererror").length).toBe(0);
      expect(parsed.getElementsByTagName("script").length).toBe(0);
    }
  });
});

async function* png() {
  yield Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
}
