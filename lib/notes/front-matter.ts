import { readFrontMatter, writeFrontMatter } from "#lib/editor/front-matter.ts";
import { fitProperties, propertyLimits, tagList, type AboutNote } from "#lib/editor/properties.ts";
import { splitFrontMatter } from "#lib/editor/split-front-matter.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";

/** A Markdown file in its parts: what its front matter says about the note, and the text below. */
export interface SplitFile {
  title?: string;
  body: string;
  /** Empty when the file has no front matter. */
  about: AboutNote;
}

/** Reads a file's front matter. What a note has no place for is kept as YAML in `properties.extra`. */
export function readAbout(markdown: string): SplitFile {
  if (splitFrontMatter(markdown).yaml === null) return { body: markdown, about: {} };
  const { data, extra, body } = readFrontMatter(markdown);
  const { title, tags = [], aliases, description, cover, ...others } = data;
  const fit = fitProperties({ aliases, description, cover });
  const unfit = cover !== undefined && fit.cover === undefined ? { cover } : {};
  const rest = withoutFences(writeFrontMatter({ data: { ...others, ...unfit }, extra }));
  const properties = fitProperties({ ...fit, extra: rest.slice(0, propertyLimits.extra) });
  return {
    ...(title !== undefined && { title }),
    body: body.startsWith("---") ? `\n${body}` : body, // a line across the page, not one more front matter
    about: { tags: tagList(tags), properties },
  };
}

/** What stands between the lines of a file's front matter; nothing when there is nothing to say. */
export function frontMatterOf({ tags = [], properties = {} }: NoteContent): string | undefined {
  const { extra = "", ...data } = properties;
  const yaml = withoutFences(writeFrontMatter({ data: { ...data, tags }, extra }));
  return yaml === "" ? undefined : yaml;
}

function withoutFences(frontMatter: string): string {
  return frontMatter.replace(/^---\n/, "").replace(/\n---\n$/, "");
}
