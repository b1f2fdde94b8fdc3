import { publishingTexts } from "#lib/texts/en/publishing.ts";
import type { ListedPage, PublicWorkspace } from "../public-notes.ts";
import { absolute, publicPath } from "../public-url.ts";
import { dayOf } from "./dates.ts";
import { layout } from "./layout.ts";
import { markup } from "./markup.ts";

/** All public pages of a workspace, the newest first. */
export function indexPage(workspace: PublicWorkspace, pages: ListedPage[]): string {
  const site = publicPath({ workspace: workspace.slug });
  const rows = pages.map(
    ({ slug, title, description, publishedAt }) => markup`<li>
<h2><a href="${publicPath({ workspace: workspace.slug, slug })}">${title || publishingTexts.untitled}</a></h2>
${description && markup`<p>${description}</p>\n`}<p class="facts"><span>${dayOf(publishedAt)}</span></p>
</li>
`,
  );
  return layout(
    {
      title: publishingTexts.indexTitle(workspace.name),
      description: publishingTexts.indexDescription(workspace.name, pages.length),
      canonical: absolute(site),
      feed: `${site}/feed.xml`,
    },
    markup`<header class="site"></header>
<div class="page"><main id="content" class="note">
<h1 class="note-title">${workspace.name}</h1>
<p class="facts"><span>${publishingTexts.count(pages.length)}</span></p>
<ul class="list">
${rows}</ul>
</main></div>
<footer class="site"><span></span><span><a href="${site}/feed.xml">${publishingTexts.feed}</a></span></footer>`,
  );
}
