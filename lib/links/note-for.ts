import type { RenderOptions } from "#lib/editor/html.ts";
import { fragmentFor } from "#lib/editor/note-fragment.ts";
import type { LiveLinks } from "./live-links.ts";

/** What `renderBody` asks about links to notes, answered by what the reader may know. */
export function noteFor(links: LiveLinks): NonNullable<RenderOptions["note"]> {
  return ({ note, target, heading }) => {
    const live = note === null ? links.targets[target] : links.notes[note];
    return live ? { ...live, url: live.url + fragmentFor(heading) } : null;
  };
}
