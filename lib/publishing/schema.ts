import { z } from "zod";
import { ShortId } from "#lib/notes/schema.ts";
import { publishingTexts } from "#lib/texts/en/publishing.ts";

const longest = 80;

/** The last part of a public address: words of any script, joined by single hyphens. */
export const PublicSlug = z
  .string()
  .max(longest)
  .regex(/^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+)*$/u, publishingTexts.badSlug);

export const PublishNote = z.strictObject({
  note: ShortId,
  /** Chosen by a person; without it the title decides. */
  slug: PublicSlug.optional(),
});
export type PublishNote = z.output<typeof PublishNote>;

export const PublishedNote = z.strictObject({ note: ShortId });
export type PublishedNote = z.output<typeof PublishedNote>;
