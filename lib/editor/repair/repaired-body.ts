import type { JSONContent } from "@tiptap/core";
import { withoutGaps } from "./gaps.ts";
import { withRegularTables } from "./tables.ts";
import { withoutTwins } from "./twins.ts";

/**
 * The body without what people never wrote, but what comes of their doing different things to the same place at once:
 * blocks that stand twice, ragged tables, lists without items, items without content. No word is taken away. A body
 * that needs no repair is returned as it is.
 */
export function repairedBody(body: JSONContent): JSONContent {
  // What is added to a table has gaps itself.
  const repaired = withoutGaps(withRegularTables(withoutGaps(withoutTwins(body))));
  return repaired.content?.length ? repaired : { ...repaired, content: [{ type: "paragraph" }] };
}
