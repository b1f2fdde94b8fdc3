import type { HeadingAnchor } from "#lib/editor/anchors.ts";
import { publishingTexts } from "#lib/texts/en/publishing.ts";
import type { PublicNote } from "../public-notes.ts";
import { absolute, publicPath } from "../public-url.ts";
import { dayOf, isSameDay } from "./dates.ts";
import { layout } from "./layout.ts";
import { markup, safe, type Markup } from "./markup.ts";

const fewestForContents = 3;
const wordsPerMinute = 220;

/** The public page of a note. */
export function notePage(note: PublicNote): string {
  const { workspace, slug, description, publishedAt, updatedAt } = note;
  const site = publicPath({ workspace: workspace.slug });
  const page = publicPath({ workspace: workspace.slug, slug });
  const title = note.title || publishingTexts.untitled;
  return layout(
    {
      title,
      description,
      canonical: absolute(page),
      image: note.image === null ? undefined : absolute(note.image),
      feed: `${site}/feed.xml`,
      markdown: `${page}.md`,
      site: workspace.name,
      article: { publishedAt, updatedAt },
    },
    markup`<header class="site"><a href="${site}">${workspace.name}</a></header>
<main id="content" class="page"><article class="note">
<h1 class="note-title">${title}</h1>
<p class="facts">${facts(note)}</p>
${contents(note.headings)}<div class="prose">${safe(note.html)}</div>
</article></main>
<footer class="site"><a href="${site}">${publishingTexts.allNotes(workspace.name)}</a>
<span><a href="${page}.md">${publishingTexts.markdown}</a> <a href="${site}/feed.xml">${publishingTexts.feed}</a></span></footer>`,
  );
}

function facts({ publishedAt, updatedAt, html }: PublicNote): Markup {
  const words = html.replaceAll(/<[^>]*>/g, " ").match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const parts = [
    dayOf(publishedAt, publishingTexts.published),
    !isSameDay(publishedAt, updatedAt) && dayOf(updatedAt, publishingTexts.updated),
    publishingTexts.minutes(Math.max(1, Math.round(words / wordsPerMinute))),
  ];
  return markup`${parts.map((part) => part && markup`<span>${part}</span> `)}`;
}

/** The headings as links, when there are enough of them to be of use. */
function contents(all: HeadingAnchor[]): Markup | false {
  const headings = all.filter(({ text }) => text !== "");
  if (headings.length < fewestForContents) return false;
  const levels = [...new Set(headings.map(({ level }) => level))].sort((a, b) => a - b);
  const shown = headings.filter(({ level }) => levels.indexOf(level) < 3);
  const links = shown.map(
    ({ anchor, level, text }) =>
      markup`<li class="depth-${levels.indexOf(level)}"><a href="#${anchor}">${text}</a></li>\n`,
  );
  return markup`<nav class="contents" aria-label="${publishingTexts.contentsOfPage}"><details><summary>${publishingTexts.contents}</summary>
<ul>
${links}</ul></details></nav>
`;
}
