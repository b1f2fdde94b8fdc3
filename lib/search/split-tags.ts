import { tagFrom, tagKey } from "#lib/editor/properties.ts";

const asked = /(?:^|(?<=\s))tag:(?:"([^"]*)"|(\S+))/gi;
const mostTags = 8;

/** What somebody typed in two: the words to look for, and the keys of the tags (`tag:rye`, `tag:"rye bread"`). */
export function splitTags(q: string): { words: string; tags: string[] } {
  const tags = [...q.matchAll(asked)].flatMap(([, quoted, plain]) => tagFrom(quoted ?? plain ?? "") ?? []);
  return { words: q.replaceAll(asked, " ").trim(), tags: [...new Set(tags.map(tagKey))].slice(0, mostTags) };
}
