import { publishingTexts } from "#lib/texts/en/publishing.ts";
import { assets, assetsPath } from "./assets.ts";
import { html, safe, type Html } from "./html.ts";

/** What search engines, previews and feed readers are told about a page. */
export interface Head {
  title: string;
  description: string;
  /** Addresses with our origin. */
  canonical?: string;
  image?: string | undefined;
  feed?: string;
  markdown?: string;
  site?: string;
  article?: { publishedAt: Date; updatedAt: Date };
}

/** A whole page. There is no script in it, and nothing is loaded from elsewhere. */
export function layout(head: Head, body: Html): string {
  const { css, preload } = assets();
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${head.site && head.site !== head.title ? `${head.title} · ${head.site}` : head.title}</title>
        <meta name="description" content="${head.description}" />
        ${preload.map((name) => html`<link rel="preload" href="${assetsPath}${name}" as="font" type="font/woff2" crossorigin /> `)}${meta(head)}
        <meta name="theme-color" content="#fdfcf9" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#1b1a18" media="(prefers-color-scheme: dark)" />
        <link rel="icon" href="data:," />
        <style>
          ${safe(css)}
        </style>
      </head>
      <body>
        <a class="skip" href="#content">${publishingTexts.skip}</a>
        ${body}
      </body>
    </html> `.value;
}

function meta({ title, description, canonical, image, feed, markdown, site, article }: Head): Html {
  if (!canonical) return html`<meta name="robots" content="noindex" />`;
  const properties: [string, string | undefined][] = [
    ["og:type", article ? "article" : "website"],
    ["og:title", title],
    ["og:description", description],
    ["og:url", canonical],
    ["og:site_name", site],
    ["og:image", image],
    ["article:published_time", article?.publishedAt.toISOString()],
    ["article:modified_time", article?.updatedAt.toISOString()],
  ];
  return html`<link rel="canonical" href="${canonical}" />
    ${feed && html`<link rel="alternate" type="application/atom+xml" title="${site}" href="${feed}" /> `}${
      markdown && html`<link rel="alternate" type="text/markdown" href="${markdown}" /> `
    }${properties.map(([name, content]) => content && html`<meta property="${name}" content="${content}" /> `)}<meta
      name="twitter:card"
      content="${image ? "summary_large_image" : "summary"}"
    />
    <meta name="twitter:title" content="${title}" />
    <meta
      name="twitter:description"
      content="${description}"
    />${image && html` <meta name="twitter:image" content="${image}" />`}`;
}
