import type { EditorView } from "@tiptap/pm/view";
import { Plugin, PluginKey } from "@tiptap/pm/state";

const PAUSE_MS = 250;

type Watch = { listeners: Set<() => void>; timer: ReturnType<typeof setTimeout> | undefined };

const watches = new WeakMap<EditorView, Watch>();

/**
 * Calls the listener soon, and again whenever the document has changed and the typing pauses: for what is derived
 * from the whole document, and must cost nothing while somebody types. Gives back how to stop.
 */
export function watchDocument(view: EditorView, listener: () => void): () => void {
  const watch = watches.get(view) ?? { listeners: new Set(), timer: undefined };
  watches.set(view, watch);
  watch.listeners.add(listener);
  schedule(view, watch, 0);
  return () => watch.listeners.delete(listener);
}

/** Tells the listeners of `watchDocument`. */
export function documentWatcher(): Plugin {
  return new Plugin({
    key: new PluginKey("documentWatcher"),
    view: () => ({
      update(view, before) {
        const watch = watches.get(view);
        if (watch && watch.listeners.size > 0 && view.state.doc !== before.doc)
          schedule(view, watch, PAUSE_MS);
      },
    }),
  });
}

function schedule(view: EditorView, watch: Watch, pause: number): void {
  clearTimeout(watch.timer);
  watch.timer = setTimeout(() => {
    if (view.isDestroyed) return;
    for (const listener of watch.listeners) listener();
  }, pause);
}
