import { publishingTexts } from "#lib/texts/en/publishing.ts";
import { layout } from "./layout.ts";
import { markup } from "./markup.ts";

/** What stands where no public page is, or none any more: the same for both. */
export function notFoundPage(): string {
  const { notFoundTitle: title, notFound: description, notFoundHome } = publishingTexts;
  return layout(
    { title, description },
    markup`<div class="page"><main id="content" class="note missing">
<h1 class="note-title">${title}</h1>
<p>${description}</p>
<p><a href="/">${notFoundHome}</a></p>
</main></div>`,
  );
}
