import type { Extensions } from "@tiptap/core";
import { CollaborationCaret } from "@tiptap/extension-collaboration-caret";
import { Plugin, type PluginView, type StateField } from "@tiptap/pm/state";
import type { DecorationSet, EditorView } from "@tiptap/pm/view";
import { yCursorPluginKey, ySyncPluginKey } from "@tiptap/y-tiptap";
import type { Awareness } from "y-protocols/awareness";
import { renderCaret, renderSelection } from "./carets.ts";
import { userIn } from "./people.ts";

/** For how long others may see somebody's caret where it was: longer among many, as each move goes to all of them. */
const caretEveryMs = (people: number) => Math.min(50 + 5 * people, 500);

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
    const { awareness } = this.options.provider as { awareness: Awareness };
    return plugins.map((plugin) =>
      plugin.spec.key === yCursorPluginKey ? calmed(plugin, () => awareness.states.size) : plugin,
    );
  },
});

function calmed({ spec }: Plugin<DecorationSet>, people: () => number): Plugin<DecorationSet> {
  const { view: create, state } = spec;
  return new Plugin({
    ...spec,
    ...(state && { state: { ...state, apply: movedAlong(state.apply) } }),
    ...(create && { view: (view) => inPauses(view, create(view), people) }),
  });
}

type Apply = StateField<DecorationSet>["apply"];

/** As it comes, a new block of one's own hides all carets until each of the others has moved. */
function movedAlong(apply: Apply): Apply {
  return function (this: Plugin<DecorationSet>, ...step: Parameters<Apply>) {
    const [change, carets, , state] = step;
    const sync = ySyncPluginKey.getState(state) as { isChangeOrigin?: boolean } | undefined;
    if (!change.docChanged || sync?.isChangeOrigin) return apply.apply(this, step);
    return carets.map(change.mapping, change.doc);
  };
}

function inPauses(view: EditorView, inner: PluginView, people: () => number): PluginView {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    update() {
      timer ??= setTimeout(() => {
        timer = undefined;
        // With the present state as the one before, a change by somebody else is no reason to tell the same again.
        inner.update?.(view, view.state);
      }, caretEveryMs(people()));
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

/**
 * The awareness as far as it is about others: one's own caret is drawn by the browser, also that of another tab; and of
 * somebody with several tabs only the caret that moved last is shown.
 */
function aboutOthers(awareness: Awareness): Awareness {
  const listeners = new Map<unknown, Listener>();
  const heard = Object.create(awareness) as Awareness;
  const moves = new Map<number, number>();
  let move = 0;
  awareness.on("change", ({ added, updated, removed }: Change) => {
    for (const client of [...added, ...updated]) moves.set(client, (move += 1));
    for (const client of removed) moves.delete(client);
  });
  heard.getStates = () => oneCaretEach(awareness, (client) => moves.get(client) ?? 0);
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

type States = ReturnType<Awareness["getStates"]>;

function oneCaretEach(awareness: Awareness, movedAt: (client: number) => number): States {
  const self = userIn(awareness.getLocalState())?.id;
  const carets = new Map<string, number>();
  for (const [client, state] of awareness.getStates()) {
    const id = userIn(state)?.id;
    if (id === undefined || id === self || state.cursor == null) continue;
    const other = carets.get(id);
    if (other === undefined || movedAt(client) > movedAt(other)) carets.set(id, client);
  }
  const shown = new Set(carets.values());
  return new Map([...awareness.getStates()].filter(([client]) => shown.has(client)));
}
