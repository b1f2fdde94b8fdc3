import { isChangeOrigin } from "@tiptap/extension-collaboration";
import { Plugin, type Transaction } from "@tiptap/pm/state";
import { ReplaceStep, type Step } from "@tiptap/pm/transform";

const withinWord = /[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u;

/**
 * Tiptap's links of written addresses, made by whoever writes one to its end. As it comes, each change by somebody else
 * and each undo is answered with a look at the note's first block; and each letter is put into the whole note once more,
 * only to find that no word has ended.
 */
export function linkedByItsWriter(plugin: Plugin): Plugin {
  const { spec } = plugin;
  return new Plugin({
    ...spec,
    appendTransaction(transactions, before, after) {
      if (transactions.some(isChangeOrigin) || !transactions.some(mayEndWord)) return null;
      return spec.appendTransaction?.call(plugin, transactions, before, after);
    },
  });
}

function mayEndWord({ steps }: Transaction): boolean {
  return steps.some((step) => !putsLetters(step));
}

function putsLetters(step: Step): boolean {
  if (!(step instanceof ReplaceStep) || step.slice.content.childCount !== 1) return false;
  return withinWord.test(step.slice.content.firstChild?.text ?? "");
}
