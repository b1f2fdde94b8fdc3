import { drawDiagrams } from "#lib/diagrams/draw-diagrams.ts";
import { renderBody } from "#lib/editor/html.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { fragmentFor } from "#lib/editor/note-fragment.ts";
import type { LiveLinks } from "#lib/links/live-links.ts";
import { markup, safe, type Markup } from "#lib/publishing/pages/markup.ts";
import { titleOr } from "#lib/texts/en/notes.ts";
import type { ExportContext } from "./export-context.ts";
import { pathOf } from "./export-context.ts";
import { relativeAddress } from "./placeholders.ts";
import { pageStyles } from "./page-styles.ts";
import type { ExportedNote } from "./plan-export.ts";

/** A note as a page that needs nothing from elsewhere but its own pictures. */
export async function htmlPage(
  context: ExportContext,
  note: ExportedNote,
  { content, links }: { content: NoteContent; links: LiveLinks },
): Promise<string> {
  const path = pathOf(note, "html");
  const html = renderBody(content.body, {
    diagrams: await drawDiagrams(content.body),
    note({ note: id, heading }) {
      const linked = id === null ? undefined : context.notes.get(id);
      if (!linked) return null;
      return {
        title: titleOr(linked.title),
        url: relativeAddress(path, pathOf(linked, "html")) + fragmentFor(heading),
        excerpt: links.notes[linked.shortId]?.excerpt,
      };
    },
  });
  const title = titleOr(content.title);
  return htmlDocument(
    title,
    markup`<header class="site"><a href="${relativeAddress(path, "index.html")}">${context.plan.name}</a></header>
<main id="content" class="page"><article class="note">
<h1 class="note-title">${title}</h1>
<div class="prose">${safe(html)}</div>
</article></main>`,
  );
}

/** A whole page with our styles in it. */
export function htmlDocument(title: string, body: Markup): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${safe(pageStyles())}</style>
</head>
<body>
${body}
</body>
</html>
`.value;
}
