import { LRUCache } from "lru-cache";
import { answerAsset, answerPage, answerWith, redirectTo, type Answer } from "./answer.ts";
import { assets, assetsPath } from "./pages/assets.ts";
import { feed } from "./pages/feed.ts";
import { indexPage } from "./pages/index-page.ts";
import { notFoundPage } from "./pages/not-found-page.ts";
import { notePage } from "./pages/note-page.ts";
import { llms, robots, sitemap } from "./pages/site-files.ts";
import {
  listPublicPages,
  listPublicSites,
  newestPublicNotes,
  readPublicNote,
  type PublicSite,
} from "./public-notes.ts";
import { publicPath } from "./public-url.ts";
import { versionOf, versionOfAll, type Version } from "./versions.ts";

interface Kept {
  version: Version;
  answer: Answer;
}

const keptBytes = 48 * 1024 * 1024;
const kept = new LRUCache<string, Kept>({
  maxSize: keptBytes,
  sizeCalculation: ({ answer }) =>
    1 + answer.identity.length + (answer.br?.length ?? 0) + (answer.gzip?.length ?? 0),
});

/** Whether this path is one of those that the public reads without an account. */
export function isPublicPath(path: string): boolean {
  return path.startsWith("/p/") || ["/p", "/sitemap.xml", "/robots.txt", "/llms.txt"].includes(path);
}

/** What the public gets at this path: never more than what is published at the moment the question came. */
export async function answerPublic(path: string): Promise<Answer> {
  switch (path) {
    case "/sitemap.xml":
      return await answerForAll(path, "application/xml", sitemap);
    case "/llms.txt":
      return await answerForAll(path, "text/plain", llms);
    case "/robots.txt":
      return await answerWith({ type: "text/plain", text: robots() });
  }
  if (path.startsWith(assetsPath)) return await assetAt(path.slice(assetsPath.length));
  const [workspace = "", page, ...more] = decoded(path.slice("/p/".length)) ?? [];
  if (workspace === "" || more.some((part) => part !== "")) return await notFound();
  if (page === "" || more.length > 0)
    return redirectTo(publicPath({ workspace, ...(page && { slug: page }) }));
  return await answerIn(workspace, page ?? "");
}

/** Answers from what is kept, if the workspace's version is still the same; otherwise makes the answer anew. */
async function answerIn(workspace: string, page: string): Promise<Answer> {
  const version = await versionOf(workspace);
  if (version === null) return await notFound();
  const key = `${workspace}/${page}`;
  const found = kept.get(key);
  if (found?.version === version) return found.answer;
  const answer = await make(workspace, page);
  if (!answer) {
    kept.delete(key);
    return await notFound();
  }
  kept.set(key, { version, answer });
  return answer;
}

/** The same for what tells of all workspaces; no workspace's pages are kept under such a key. */
async function answerForAll(
  key: string,
  type: string,
  textOf: (sites: PublicSite[]) => string,
): Promise<Answer> {
  const version = await versionOfAll();
  const found = kept.get(key);
  if (found?.version === version) return found.answer;
  const answer = await answerWith({ type, text: textOf(await listPublicSites()) });
  kept.set(key, { version, answer });
  return answer;
}

async function make(workspace: string, page: string): Promise<Answer | null> {
  if (page === "") return await makeIndex(workspace);
  if (page === "feed.xml") return await makeFeed(workspace);
  const asMarkdown = page.endsWith(".md");
  const slug = asMarkdown ? page.slice(0, -".md".length) : page;
  const note = await readPublicNote({ workspace, slug });
  if (note === null) return null;
  if ("movedTo" in note) {
    return redirectTo(publicPath({ workspace, slug: note.movedTo }) + (asMarkdown ? ".md" : ""));
  }
  if (asMarkdown) return await answerWith({ type: "text/markdown", text: note.markdown });
  return await answerPage(notePage(note), assets());
}

async function makeIndex(slug: string): Promise<Answer | null> {
  const site = await listPublicPages(slug);
  return site && (await answerPage(indexPage(site.workspace, site.pages), assets()));
}

async function makeFeed(slug: string): Promise<Answer | null> {
  const notes = await newestPublicNotes(slug);
  const workspace = notes[0]?.workspace;
  return workspace ? await answerWith({ type: "application/atom+xml", text: feed(workspace, notes) }) : null;
}

async function assetAt(name: string): Promise<Answer> {
  const bytes = assets().files.get(name);
  return bytes ? answerAsset(bytes, "font/woff2") : await notFound();
}

let missing: Promise<Answer> | undefined;

/** The same answer for what never was, what is private, and what is not published any more. */
function notFound(): Promise<Answer> {
  return (missing ??= answerPage(notFoundPage(), { cssHash: assets().cssHash, status: 404 }));
}

function decoded(path: string): string[] | null {
  if (path.includes("%00")) return null; // PostgreSQL refuses to look for it
  try {
    return path.split("/").map((part) => decodeURIComponent(part));
  } catch {
    return null; // not an address that we have ever given out
  }
}
