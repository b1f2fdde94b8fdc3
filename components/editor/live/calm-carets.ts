import type { Extensions } from "@tiptap/core";
import { CollaborationCaret } from "@tiptap/extension-collaboration-caret";
import { Plugin, type PluginView } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { yCursorPluginKey } from "@tiptap/y-tiptap";
import type { Awareness } from "y-protocols/awareness";
import { renderCaret, renderSelection } from "./carets.ts";

/** For how long others may see somebody's caret where it was. */
const caretEveryMs = 50;

/**
 * Tiptap's carets of other people, at less cost. As it comes, each key looks for the caret's place in the whole shared
 * document, tells it to everybody, and has the editor updated a second time because of that; and so does each key of
 * everybody else. Here a caret is looked for in the pauses between keys, and told only when it has moved.
 */
export function calmCarets({ awareness }: { awareness: Awareness | null }): Extensions {
  if (!awareness) return [];
  const user: unknown = awareness.getLocalState()?.user ?? {};
  const provider = { awareness: aboutOthers(awareness) };
  return [
    CalmCaret.configure({
      provider,
      user: user as Record<string, unknown>,
      render: renderCaret,
      selectionRender: renderSelection,
    }),
  ];
}

const CalmCaret = CollaborationCaret.extend({
  addProseMirrorPlugins() {
    const plugins = this.parent?.() ?? [];
    return plugins.map((plugin) => (plugin.spec.key === yCursorPluginKey ? calmed(plugin) : plugin));
  },
});

function calmed({ spec }: Plugin): Plugin {
  const create = spec.view;
  return create ? new Plugin({ ...spec, view: (view) => inPauses(view, create(view)) }) : new Plugin(spec);
}

function inPauses(view: EditorView, inner: PluginView): PluginView {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    update() {
      timer ??= setTimeout(() => {
        timer = undefined;
        // With the present state as the one before, a change by somebody else is no reason to tell the same again.
        inner.update?.(view, view.state);
      }, caretEveryMs);
    },
    destroy() {
      clearTimeout(timer);
      inner.destroy?.();
    },
  };
}

interface Change {
  added: number[];
  updated: number[];
  removed: number[];
}
type Listener = (change: Change, origin: unknown) => void;

/** The awareness as far as it is about others: one's own caret is drawn by the browser. */
function aboutOthers(awareness: Awareness): Awareness {
  const listeners = new Map<unknown, Listener>();
  const heard = Object.create(awareness) as Awareness;
  heard.on = (name: string, listener: Listener) => {
    const filtered: Listener = (change, origin) => {
      const clients = [...change.added, ...change.updated, ...change.removed];
      if (clients.some((client) => client !== awareness.clientID)) listener(change, origin);
    };
    if (name === "change") listeners.set(listener, filtered);
    awareness.on(name, name === "change" ? filtered : listener);
  };
  heard.off = (name: string, listener: Listener) => {
    awareness.off(name, listeners.get(listener) ?? listener);
    listeners.delete(listener);
  };
  return heard;
}
