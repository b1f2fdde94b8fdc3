import { anchorMaker } from "./anchors.ts";

/** Where on a note's page a heading is, or (after `^`) the block with this id: the end of an address. */
export function fragmentFor(heading: string | null): string {
  if (heading === null || heading === "") return "";
  return heading.startsWith("^")
    ? `#b-${encodeURIComponent(heading.slice(1))}`
    : `#${anchorMaker()(heading)}`;
}
