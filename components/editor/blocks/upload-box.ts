import { editorTexts } from "#lib/texts/en/editor.ts";

export type UploadState = { progress: number } | { failed: string };

/** What stands in the text while a file is on its way. Plain DOM, since ProseMirror places it. */
export interface UploadBox {
  element: HTMLElement;
  show(state: UploadState): void;
}

export function uploadBox(name: string, on: { retry: () => void; dismiss: () => void }): UploadBox {
  const element = document.createElement("div");
  element.className = "upload";
  element.contentEditable = "false";
  return {
    element,
    show(state) {
      const failed = "failed" in state;
      element.toggleAttribute("data-failed", failed);
      if (failed) {
        element.replaceChildren(
          text(editorTexts.uploadFailed(name, state.failed), "alert"),
          button(editorTexts.retry, on.retry),
          button(editorTexts.dismiss, on.dismiss),
        );
      } else {
        const bar = element.querySelector("progress") ?? document.createElement("progress");
        bar.value = state.progress;
        bar.setAttribute("aria-label", editorTexts.uploading(name));
        if (!bar.isConnected) element.replaceChildren(text(editorTexts.uploading(name)), bar);
      }
    },
  };
}

function text(words: string, role?: string): HTMLElement {
  const span = document.createElement("span");
  span.textContent = words;
  if (role) span.role = role;
  return span;
}

function button(label: string, press: () => void): HTMLElement {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = label;
  element.addEventListener("mousedown", (event) => event.preventDefault());
  element.addEventListener("click", press);
  return element;
}
