import { publishingTexts } from "#lib/texts/en/publishing.ts";
import { assets, assetsPath } from "./assets.ts";
import { markup, safe, type Markup } from "./markup.ts";

/** What search engines, previews and feed readers are told about a page. */
export interface Head {
  title: string;
  description: string;
  /** An address with our origin; a page without it is not for search engines. */
  canonical?: string;
  image?: string | undefined;
  feed?: string;
  markdown?: string;
  site?: string;
  article?: { publishedAt: Date; updatedAt: Date };
}

/** A whole page. There is no script in it, and nothing is loaded from elsewhere. */
export function layout(head: Head, body: Markup): string {
  const { css, preload } = assets();
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${head.site && head.site !== head.title ? `${head.title} · ${head.site}` : head.title}</title>
<meta name="description" content="${head.description}">
${preload.map(fontLink)}${head.canonical ? meta(head, head.canonical) : property("robots", "noindex", "name")}
<meta name="theme-color" content="#fdfcf9" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#1b1a18" media="(prefers-color-scheme: dark)">
<link rel="icon" href="data:,">
<style>${safe(css)}</style>
</head>
<body>
<a class="skip" href="#content">${publishingTexts.skip}</a>
${body}
</body>
</html>
`.value;
}

function meta(head: Head, canonical: string): Markup {
  const { title, description, image, feed, markdown, site, article } = head;
  return markup`<link rel="canonical" href="${canonical}">
${feed && link("application/atom+xml", feed)}${markdown && link("text/markdown", markdown)}${[
    property("og:type", article ? "article" : "website"),
    property("og:title", title),
    property("og:description", description),
    property("og:url", canonical),
    site && property("og:site_name", site),
    image && property("og:image", image),
    article && property("article:published_time", article.publishedAt.toISOString()),
    article && property("article:modified_time", article.updatedAt.toISOString()),
    property("twitter:card", image ? "summary_large_image" : "summary", "name"),
    property("twitter:title", title, "name"),
    property("twitter:description", description, "name"),
    image && property("twitter:image", image, "name"),
  ]}`;
}

function property(name: string, content: string, kind: "property" | "name" = "property"): Markup {
  return markup`<meta ${kind}="${name}" content="${content}">\n`;
}

function link(type: string, href: string): Markup {
  return markup`<link rel="alternate" type="${type}" href="${href}">\n`;
}

function fontLink(name: string): Markup {
  return markup`<link rel="preload" href="${assetsPath}${name}" as="font" type="font/woff2" crossorigin>\n`;
}
