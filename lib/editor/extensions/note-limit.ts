import { Extension } from "@tiptap/core";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import type { Step } from "@tiptap/pm/transform";
import { ReplaceAroundStep, ReplaceStep } from "@tiptap/pm/transform";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { largestNote, leastBytesOf } from "../note-limit.ts";

export interface NoteLimitOptions {
  /** More was to come in than any note can hold, and did not. */
  tooMuch: () => void;
}

/** What nobody types, and is not worth measuring below. */
const much = 100_000;

/** Lets nothing into the note that no note can hold: it would only be refused by the server when it is here already. */
export const NoteLimit = Extension.create<NoteLimitOptions>({
  name: "noteLimit",
  addOptions: () => ({ tooMuch: () => undefined }),
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey("noteLimit"),
        filterTransaction: (transaction) => {
          if (!bringsTooMuch(transaction)) return true;
          this.options.tooMuch();
          return false;
        },
      }),
    ];
  },
});

function bringsTooMuch(transaction: Transaction): boolean {
  if (!transaction.docChanged || transaction.getMeta(ySyncPluginKey) !== undefined) return false; // it is in the note
  return transaction.steps.reduce((sum, step) => sum + leastBytesIn(step), 0) > largestNote;
}

function leastBytesIn(step: Step): number {
  if (!(step instanceof ReplaceStep || step instanceof ReplaceAroundStep)) return 0;
  const { content } = step.slice;
  return content.size < much ? 0 : leastBytesOf(content.content);
}
