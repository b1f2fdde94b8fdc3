import { newUuid } from "#components/ui/new-uuid.ts";
import { uploadTexts } from "#lib/texts/en/uploads.ts";
import { quietButton } from "../quiet-button.ts";
import type { Progress } from "./send-file.ts";

export type UploadState = "waiting" | Progress | { failed: string; again: boolean };

/** What stands in the text while a file is on its way. Plain DOM, since ProseMirror places it. */
export interface UploadBox {
  /** Tells it from the others, also those of files with the same name. */
  key: string;
  element: HTMLElement;
  show(state: UploadState): void;
}

interface Actions {
  cancel: () => void;
  retry: () => void;
}

export function uploadBox(name: string, on: Actions): UploadBox {
  const element = document.createElement("div");
  element.className = "upload";
  element.contentEditable = "false";
  element.role = "group";
  element.setAttribute("aria-label", uploadTexts.of(name));
  const bar = document.createElement("progress");
  bar.setAttribute("aria-label", uploadTexts.sending(name));
  const words = document.createElement("span");
  const cancel = quietButton(uploadTexts.cancel, on.cancel);
  return {
    key: newUuid(),
    element,
    show(state) {
      const failed = typeof state === "object" && "failed" in state;
      element.toggleAttribute("data-failed", failed);
      if (failed) {
        const why = document.createElement("span");
        why.role = "alert";
        why.textContent = uploadTexts.failed(name, state.failed);
        const again = state.again ? [quietButton(uploadTexts.retry, on.retry)] : [];
        element.replaceChildren(why, ...again, quietButton(uploadTexts.remove, on.cancel));
        return;
      }
      words.textContent = wordsOf(name, state);
      if (typeof state === "object") bar.value = state.share;
      if (!element.contains(bar)) element.replaceChildren(words, bar, cancel);
    },
  };
}

function wordsOf(name: string, state: "waiting" | Progress): string {
  if (state === "waiting") return uploadTexts.waiting(name);
  if (state === "reconnecting") return uploadTexts.reconnecting(name);
  return state.share < 1 ? uploadTexts.sending(name) : uploadTexts.storing(name);
}
