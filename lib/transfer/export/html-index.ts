import { markup } from "#lib/publishing/pages/markup.ts";
import { titleOr } from "#lib/texts/en/notes.ts";
import { htmlDocument } from "./html-page.ts";
import { relativeAddress } from "./placeholders.ts";
import type { ExportPlan } from "./plan-export.ts";

/** The page that leads to all others, indented as they are nested. */
export function htmlIndex({ name, notes, notebooks }: ExportPlan): { path: string; text: string } {
  const groups = notebooks.length > 0 ? notebooks : [{ folder: "", name: "" }];
  const lists = groups.map(({ folder, name: notebook }) => {
    const prefix = folder === "" ? "" : `${folder}/`;
    const items = notes
      .filter(({ path }) => path.startsWith(prefix))
      .map(({ path, title }) => {
        const depth = path.slice(prefix.length).split("/").length - 1;
        const address = relativeAddress("index.html", `${path}.html`);
        return markup`<li style="margin-inline-start: ${depth * 1.5}rem"><a href="${address}">${titleOr(title)}</a></li>\n`;
      });
    return markup`${notebook !== "" && markup`<h2>${notebook}</h2>`}<ul>\n${items}</ul>\n`;
  });
  const body = markup`<main id="content" class="page"><article class="note">
<h1 class="note-title">${name}</h1>
<div class="prose">
${lists}</div></article></main>`;
  return { path: "index.html", text: htmlDocument(name, body) };
}
