import type { JSONContent } from "@tiptap/core";
import type * as Y from "yjs";
import { replaceContent } from "../replace-content.ts";
import { bodyNode, noteFromDoc } from "../yjs.ts";
import { repairedBody } from "./repaired-body.ts";

/** Whether the body is as it can only be because people wrote at once. */
export function needsRepair(body: JSONContent): boolean {
  return repairOf(body) !== null;
}

/**
 * Repairs the body in the document, and tells whether there was anything to repair. For the server alone: two who
 * repair the same thing at once would do it twice. What the schema does not know is left alone.
 */
export function repairNote(doc: Y.Doc): boolean {
  const repaired = repairOf(noteFromDoc(doc).body);
  if (repaired) replaceContent(doc, { body: repaired });
  return repaired !== null;
}

function repairOf(body: JSONContent): JSONContent | null {
  try {
    const repaired = repairedBody(body);
    // What one repair does not make whole would be repaired again and again.
    if (repaired === body || repairedBody(repaired) !== repaired) return null;
    bodyNode(body);
    return repaired;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
