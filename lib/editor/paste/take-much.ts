import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import type { EditorView } from "@tiptap/pm/view";
import { largestNote, leastBytesOf } from "../note-limit.ts";
import { insertGradually, type Batches, type Incoming } from "./insert-gradually.ts";
import { markPlace } from "./marked-places.ts";

/** In letters; beyond this it is read whole before any of it comes in. */
const veryMuch = 2 * 1024 * 1024;

interface Much {
  /** How long what it is read from is. */
  length: number;
  coming: Promise<Incoming>;
  /** It is more than any note can hold, and nothing was changed. */
  tooMuch: () => void;
}

/** Puts in where the caret is now what is too much to come in at once, unless no note can hold it. */
export async function takeMuch(view: EditorView, { length, coming, tooMuch }: Much): Promise<void> {
  if (length <= veryMuch) return await insertGradually(view, coming);
  const place = markPlace(view, "stays");
  const incoming = await coming;
  const blocks = await readWhole(incoming.batches);
  if (view.isDestroyed) return;
  if (blocks) {
    const read = Promise.resolve({ ...incoming, batches: inOneBatch(blocks) });
    place.fill(() => void insertGradually(view, read));
  } else {
    place.forget();
    tooMuch();
  }
}

/** Null as soon as it is more than a note can hold. */
async function readWhole(batches: Batches): Promise<readonly ProseMirrorNode[] | null> {
  const blocks: ProseMirrorNode[] = [];
  let bytes = 0;
  for await (const batch of batches) {
    bytes += leastBytesOf(batch);
    if (bytes > largestNote) return null;
    blocks.push(...batch);
  }
  return blocks;
}

async function* inOneBatch(blocks: readonly ProseMirrorNode[]): Batches {
  yield blocks;
}
