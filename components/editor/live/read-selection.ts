import type { EditorView } from "@tiptap/pm/view";

/** What ProseMirror reads the caret's place with; its types do not name it. */
type Observing = EditorView & { domObserver: { flush(): void } };

/**
 * Lets the editor look where the caret is before it judges a key or a paste. Browsers tell of a caret that was moved in an
 * event of its own, and a quick key overtakes that: Home and Backspace in one moment meant the place before Home.
 */
export function readSelection(view: EditorView, event: Event): boolean {
  if (!(event instanceof KeyboardEvent && event.isComposing) && !view.composing)
    (view as Observing).domObserver.flush();
  return false;
}
