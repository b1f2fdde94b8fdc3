import { publishingTexts } from "#lib/texts/en/publishing.ts";
import type { PublicNote, PublicWorkspace } from "../public-notes.ts";
import { absolute, publicPath } from "../public-url.ts";
import { markup } from "./markup.ts";

/** The newest pages of a workspace as an Atom feed (RFC 4287), with their whole text. */
export function feed(workspace: PublicWorkspace, notes: PublicNote[]): string {
  const site = absolute(publicPath({ workspace: workspace.slug }));
  const updated = new Date(Math.max(...notes.map(({ updatedAt }) => updatedAt.getTime())));
  const entries = notes.map((note) => {
    const page = absolute(publicPath({ workspace: workspace.slug, slug: note.slug }));
    return markup`<entry>
<id>${page}</id>
<title>${note.title || publishingTexts.untitled}</title>
<link rel="alternate" type="text/html" href="${page}"/>
<published>${note.publishedAt.toISOString()}</published>
<updated>${note.updatedAt.toISOString()}</updated>
<summary>${note.description}</summary>
<content type="html" xml:base="${page}">${withOrigin(note.html)}</content>
</entry>
`;
  });
  return markup`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>${site}</id>
<title>${publishingTexts.indexTitle(workspace.name)}</title>
<updated>${updated.toISOString()}</updated>
<author><name>${workspace.name}</name></author>
<link rel="self" type="application/atom+xml" href="${site}/feed.xml"/>
<link rel="alternate" type="text/html" href="${site}"/>
${entries}</feed>
`.value;
}

/** Many readers ignore `xml:base`, so addresses of our renderer are made whole. */
function withOrigin(body: string): string {
  return body.replaceAll(/ (href|src)="\/(?!\/)/g, ` $1="${absolute("/")}`);
}
