import { publishingTexts } from "#lib/texts/en/publishing.ts";
import type { PublicSite } from "../public-notes.ts";
import { absolute, publicPath } from "../public-url.ts";
import { markup } from "./markup.ts";

/** Every public page, for search engines. */
export function sitemap(sites: PublicSite[]): string {
  const urls = sites.flatMap(({ workspace, pages }) => [
    markup`<url><loc>${absolute(publicPath({ workspace: workspace.slug }))}</loc></url>\n`,
    ...pages.map(({ slug, updatedAt }) => {
      const page = absolute(publicPath({ workspace: workspace.slug, slug }));
      return markup`<url><loc>${page}</loc><lastmod>${updatedAt.toISOString()}</lastmod></url>\n`;
    }),
  ]);
  return markup`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls}</urlset>
`.value;
}

/** Public pages are for everybody; the rest is not for robots. */
export function robots(): string {
  return `User-agent: *
Allow: /p/
Allow: /attachments/
Allow: /llms.txt
Disallow: /

Sitemap: ${absolute("/sitemap.xml")}
`;
}

/** Every public page with its Markdown address, as llmstxt.org describes it. */
export function llms(sites: PublicSite[]): string {
  const sections = sites.map(({ workspace, pages }) => {
    const lines = pages.map(({ slug, title, description }) => {
      const page = absolute(publicPath({ workspace: workspace.slug, slug }));
      const about = description && `: ${oneLine(description)}`;
      return `- [${inMarkdown(title || publishingTexts.untitled)}](${page}.md)${about}`;
    });
    return `## ${oneLine(workspace.name)}\n\n${lines.join("\n")}\n`;
  });
  return [`# ${publishingTexts.llmsTitle}\n`, `> ${publishingTexts.llmsAbout}\n`, ...sections].join("\n");
}

function inMarkdown(text: string): string {
  return oneLine(text).replaceAll(/[\\[\]<>`*_]/g, "\\$&");
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
