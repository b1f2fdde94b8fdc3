import type { JSONContent } from "@tiptap/core";
import { withoutGaps } from "./gaps.ts";
import { withRegularTables } from "./tables.ts";
import { withoutTwins } from "./twins.ts";

/** One repair may bring to light another: a row without its twin, a table without that row. */
const mostPasses = 5;

/**
 * The body without what people never wrote, but what comes of their doing different things to the same place at once:
 * blocks that stand twice, ragged tables, lists without items, items without content. No word is taken away. A body
 * that needs no repair is returned as it is.
 */
export function repairedBody(body: JSONContent): JSONContent {
  let repaired = body;
  for (let pass = 0; pass < mostPasses; pass++) {
    const next = withoutGaps(withRegularTables(withoutGaps(withoutTwins(repaired))));
    if (next === repaired) break;
    repaired = next;
  }
  return repaired.content?.length ? repaired : { ...repaired, content: [{ type: "paragraph" }] };
}
