import { z } from "zod";

/** The source of a diagram that somebody writes. */
export const DrawDiagram = z.strictObject({ source: z.string().max(20_000) });
