import type { converters } from "./converters.ts";

/** What takes long to load, or is seldom needed. */
export type Converters = typeof converters;

let loaded: Converters | null = null;

/** Brings what turns HTML and Markdown into blocks, which a note needs only once somebody pastes. */
export async function loadConverters(): Promise<Converters> {
  return (loaded ??= (await import("./converters.ts")).converters);
}

/** The same when it is there already. */
export function loadedConverters(): Converters | null {
  return loaded;
}
