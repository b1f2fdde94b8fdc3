import { z } from "zod";

/** The file in an archive of ours that says what a folder cannot: which folders are notebooks, and the order of notes. */
export const exportManifest = "commonplace.json";

export const ExportManifest = z.object({
  format: z.literal("commonplace"),
  version: z.literal(1),
  /** The folders that are notebooks. */
  notebooks: z.array(z.object({ folder: z.string().max(1000), name: z.string().max(100) })).max(10_000),
  /** The paths of all notes in the order people gave them. */
  notes: z.array(z.string().max(1000)).max(200_000),
});
export type ExportManifest = z.output<typeof ExportManifest>;
