import { z } from "zod";
import { outlineNode } from "./outline-node.ts";

/** What Outline writes as JSON: `metadata.json`, a file for each collection, and the attachments. */
export const OutlineMetadata = z.object({ exportVersion: z.number() });

const Body = z.unknown().transform((data) => outlineNode(data) ?? { type: "doc" });

interface Place {
  id: string;
  children: Place[];
}

const Place: z.ZodType<Place> = z.lazy(() =>
  z.object({ id: z.string(), children: z.array(Place).default([]) }),
);

const OutlineDocument = z.object({
  id: z.string(),
  urlId: z.string().default(""),
  title: z.string().default(""),
  icon: z.string().nullish(),
  emoji: z.string().nullish(),
  data: Body.optional(),
  createdAt: z.string().optional(),
  updatedAt: z.string().optional(),
  parentDocumentId: z.string().nullish(),
});
export type OutlineDocument = z.output<typeof OutlineDocument>;

export const OutlineCollection = z.object({
  collection: z.object({
    name: z.string(),
    data: Body.optional(),
    documentStructure: z.array(Place).nullish(),
  }),
  documents: z.record(z.string(), OutlineDocument),
  attachments: z.record(z.string(), z.object({ id: z.string(), key: z.string() })).default({}),
});
export type OutlineCollection = z.output<typeof OutlineCollection>;

/** A document as a file of its own, made of a collection: its addresses are those of other files. */
export const OutlineFile = z.object({
  title: z.string(),
  createdAt: z.string().optional(),
  updatedAt: z.string().optional(),
  data: Body.optional(),
});
export type OutlineFile = z.output<typeof OutlineFile>;

/** The documents of a collection, each with its parent's id, parents first and in the order people gave them. */
export function inOrder({
  collection,
  documents,
}: OutlineCollection): { document: OutlineDocument; parent: string | null }[] {
  const ranks = new Map<string, number>();
  const rank = (places: Place[]) => {
    for (const { id, children } of places) {
      ranks.set(id, ranks.size);
      rank(children);
    }
  };
  rank(collection.documentStructure ?? []);
  const all = Object.values(documents).toSorted(
    (a, b) => (ranks.get(a.id) ?? ranks.size) - (ranks.get(b.id) ?? ranks.size),
  );
  const there = new Set(all.map(({ id }) => id));
  const below = Map.groupBy(all, ({ parentDocumentId: above }) => (above && there.has(above) ? above : null));
  const ordered: { document: OutlineDocument; parent: string | null }[] = [];
  const walk = (parent: string | null) => {
    for (const document of below.get(parent) ?? []) {
      ordered.push({ document, parent });
      walk(document.id);
    }
  };
  walk(null);
  const placed = new Set(ordered.map(({ document }) => document.id));
  // Those that are above themselves are nowhere else.
  return [
    ...ordered,
    ...all.filter(({ id }) => !placed.has(id)).map((document) => ({ document, parent: null })),
  ];
}
