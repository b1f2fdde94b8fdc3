import * as Y from "yjs";
import { isAllowedImageSource } from "./addresses.ts";
import { PROPERTIES_FIELD, TAGS_FIELD } from "./fields.ts";
import { storableText } from "./storable-text.ts";

/** What is written about a note beside its title, body and tags. */
export type NoteProperties = {
  /** Other names it is linked to by. */
  aliases?: string[];
  description?: string;
  /** The address of a picture. */
  cover?: string;
  /** What an imported file's front matter said beyond these: YAML, letter by letter. */
  extra?: string;
};

export type AboutNote = { tags?: string[]; properties?: NoteProperties };

/** What a note can hold; what is beyond is not read. Lengths are in characters. */
export const propertyLimits = {
  tags: 200,
  tag: 100,
  aliases: 50,
  alias: 500,
  description: 2000,
  cover: 2000,
  extra: 100_000,
} as const;

const propertyNames = ["aliases", "description", "cover", "extra"] as const;

/** The tag in what somebody wrote, without number sign and spare slashes; null when nothing is left. */
export function tagFrom(written: string): string | null {
  const tag = line(written)
    .replace(/^#+/, "")
    .replaceAll(/\s*\/[\s/]*/g, "/")
    .replaceAll(/^\/|\/$/g, "")
    .trim();
  return tag === "" || tag.length > propertyLimits.tag ? null : tag;
}

/** Tags without repeats (case counts for nothing: the first spelling stays), in the order of their letters. */
export function tagList(written: Iterable<unknown>): string[] {
  const tags = new Map<string, string>();
  for (const one of written) {
    const tag = typeof one === "string" ? tagFrom(one) : null;
    if (tag !== null && !tags.has(tagKey(tag))) tags.set(tagKey(tag), tag);
  }
  return [...tags.values()].sort().slice(0, propertyLimits.tags);
}

/** By which two spellings of a tag are the same. */
export function tagKey(tag: string): string {
  return tag.normalize("NFKC").toLowerCase();
}

/** What a document holds about its note; only what is not empty. Reads only. */
export function readProperties(doc: Y.Doc): AboutNote {
  const maps = propertyMaps(doc);
  const tags = tagList([...maps.tags.keys()].sort());
  const properties = fitProperties(Object.fromEntries(maps.properties.entries()));
  return {
    ...(tags.length > 0 && { tags }),
    ...(Object.keys(properties).length > 0 && { properties }),
  };
}

/** Makes the document hold this; what is not given stays. Touches only what differs. */
export function writeProperties(doc: Y.Doc, { tags, properties }: AboutNote): void {
  if (tags) {
    const wanted = new Set(tagList(tags));
    const map = doc.getMap(TAGS_FIELD);
    for (const tag of map.keys()) if (!wanted.has(tag)) map.delete(tag);
    for (const tag of wanted) if (!map.has(tag)) map.set(tag, true);
  }
  if (properties) {
    const wanted = fitProperties(properties);
    const map = doc.getMap(PROPERTIES_FIELD);
    for (const name of propertyNames) {
      const value = wanted[name];
      if (value === undefined) map.delete(name);
      else if (JSON.stringify(map.get(name)) !== JSON.stringify(value)) map.set(name, value);
    }
  }
}

type Maps = { tags: Y.Map<unknown>; properties: Y.Map<unknown> };

/** The two maps of a document, which knows them as such from now on. */
export function propertyMaps(doc: Y.Doc): Maps {
  return { tags: doc.getMap(TAGS_FIELD), properties: doc.getMap(PROPERTIES_FIELD) };
}

/**
 * Whether tags and properties hold what can be read, after a transaction that changed these types; nobody's editor
 * writes anything else. Room is left for what several people add at once.
 */
export function propertiesFit({ tags, properties }: Maps, changed: ReadonlySet<unknown>): boolean {
  if (!changed.has(tags) && !changed.has(properties)) return true;
  return (
    tags.size <= 10 * propertyLimits.tags &&
    [...tags].every(([tag, value]) => value === true && tag.length <= propertyLimits.tag) &&
    properties.size <= 2 * propertyNames.length &&
    [...properties.values()].every((value) => !(value instanceof Y.AbstractType) && isSmall(value))
  );
}

function isSmall(value: unknown): boolean {
  if (ArrayBuffer.isView(value)) return false;
  return (JSON.stringify(value) ?? "").length <= 2 * propertyLimits.extra;
}

/** Of what somebody gave as properties, what a note can hold; nothing that is empty. */
export function fitProperties(given: Readonly<Record<string, unknown>>): NoteProperties {
  const aliases = aliasList(given.aliases);
  const description = line(given.description).slice(0, propertyLimits.description).toWellFormed();
  const cover = line(given.cover);
  const extra = typeof given.extra === "string" ? storableText(given.extra) : "";
  return {
    ...(aliases.length > 0 && { aliases }),
    ...(description !== "" && { description }),
    ...(isAllowedImageSource(cover) && cover.length <= propertyLimits.cover && { cover }),
    ...(extra.trim() !== "" && extra.length <= propertyLimits.extra && { extra }),
  };
}

function aliasList(given: unknown): string[] {
  const list: unknown[] = Array.isArray(given) ? given : [];
  const aliases = list.map(line).filter((alias) => alias !== "" && alias.length <= propertyLimits.alias);
  return [...new Set(aliases)].slice(0, propertyLimits.aliases);
}

function line(given: unknown): string {
  return typeof given === "string" ? storableText(given.replaceAll(/[\s\p{Cc}]+/gu, " ")).trim() : "";
}
