import type { Transaction } from "@tiptap/pm/state";

const TYPES = /^data:image\/(png|jpeg|gif|webp|avif);base64,/;
const marker = "/attachments/pasted-";

/** A picture that came inside pasted HTML, and where it has its place. */
export interface PastedImage {
  file: File;
  at: number;
}

/** Keeps the pictures that HTML carries in itself, so that they can be uploaded; the text is told a marker for each. */
export class PendingImages {
  readonly #files = new Map<string, File>();

  /** The address of a picture for the time between reading and inserting. */
  readonly take = (source: string): string | null => {
    if (!source.startsWith("data:")) return /^https?:|^\/attachments\//i.test(source) ? source : null;
    const file = fileIn(source, this.#files.size + 1);
    if (!file) return null;
    const address = `${marker}${this.#files.size}`;
    this.#files.set(address, file);
    return address;
  };

  get any(): boolean {
    return this.#files.size > 0;
  }

  /** Takes the markers out of the document that a transaction is about to make: nobody may see them. */
  takeOut(transaction: Transaction): PastedImage[] {
    if (!this.any) return [];
    const found: { from: number; to: number; file: File }[] = [];
    transaction.doc.descendants((node, pos) => {
      const file = node.type.name === "image" ? this.#files.get(String(node.attrs.src)) : undefined;
      if (file) found.push({ from: pos, to: pos + node.nodeSize, file });
    });
    const removed = found.toReversed().map(({ from, to, file }) => {
      transaction.delete(from, to);
      return { at: from, file };
    });
    // The last was taken out first, so those before it did not move it yet.
    const size = 1;
    return removed.toReversed().map(({ at, file }, index) => ({ file, at: at - index * size }));
  }
}

function fileIn(source: string, number: number): File | null {
  const type = TYPES.exec(source)?.[1];
  if (!type) return null;
  try {
    const bytes = Uint8Array.from(atob(source.slice(source.indexOf(",") + 1)), (letter) =>
      letter.charCodeAt(0),
    );
    return new File([bytes], `image-${number}.${type === "jpeg" ? "jpg" : type}`, { type: `image/${type}` });
  } catch {
    return null; // it is no picture, whatever it says
  }
}
