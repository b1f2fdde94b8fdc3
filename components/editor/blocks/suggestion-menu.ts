import { shift } from "@floating-ui/dom";
import type { Editor, Range } from "@tiptap/core";
import { PluginKey, type EditorState, type Plugin } from "@tiptap/pm/state";
import { ReactRenderer } from "@tiptap/react";
import {
  findSuggestionMatch as findMatch,
  Suggestion,
  type SuggestionOptions,
  type SuggestionProps,
} from "@tiptap/suggestion";
import {
  SuggestionList,
  type SuggestionItem,
  type SuggestionListHandle,
  type SuggestionListProps,
} from "./suggestion-list.tsx";

type Passed = "char" | "allowSpaces" | "allowedPrefixes" | "minQueryLength" | "findSuggestionMatch";

export interface SuggestionMenuOptions<Item extends SuggestionItem> extends Pick<
  Partial<SuggestionOptions<Item, Item>>,
  Passed
> {
  editor: Editor;
  /** The name of its plugin, unique in the editor. */
  name: string;
  /** The accessible name of the list. */
  label: string;
  /** For so long it waits for another letter before it asks for the items. */
  pauseMs?: number;
  /** What it says when nothing fits; without it the list is simply not there. */
  none?: string;
  items: Find<Item>;
  /** Replaces what was typed (`range`) by what was chosen. */
  choose: (given: { editor: Editor; range: Range; item: Item }) => void;
  /** Where it may open; never in code anyway. */
  allow?: (state: EditorState, range: Range) => boolean;
}

/** The plugin of a list that opens while one types: blocks after a slash, emoji after a colon, notes, people, tags. */
export function suggestionMenu<Item extends SuggestionItem>(given: SuggestionMenuOptions<Item>): Plugin {
  const { editor, name, label, none, items, pauseMs = 0, choose, allow, ...passed } = given;
  const { findSuggestionMatch = findMatch } = passed;
  const asking = askOnce(items, pauseMs);
  return Suggestion<Item, Item>({
    ...passed,
    editor,
    // Asked at every letter, of which few come behind such a sign.
    findSuggestionMatch: (trigger) =>
      trigger.$position.nodeBefore?.text?.includes(trigger.char) ? findSuggestionMatch(trigger) : null,
    pluginKey: new PluginKey(name),
    decorationClass: "suggestion-query",
    floatingUi: { middleware: [shift({ padding: 8 })] },
    allow: ({ state, range }) => {
      const $from = state.doc.resolve(range.from);
      const inCode = $from.parent.type.spec.code || $from.marks().some((mark) => mark.type.name === "code");
      return editor.isEditable && !inCode && (allow?.(state, range) ?? true);
    },
    items: asking.items,
    command: ({ range, props: item }) => choose({ editor, range, item }),
    render: () => ({
      onBeforeStart: asking.forget,
      ...suggestionRenderer<Item>({ label, none: none ?? null }),
    }),
  });
}

type Find<Item> = (given: { query: string; editor: Editor }) => Item[] | Promise<Item[]>;

/**
 * The list asks anew whenever its place moves, as it does at each letter that others write before it: as long as it is
 * open, the same words get the answer they have got, or are about to get.
 */
function askOnce<Item>(find: Find<Item>, pauseMs: number) {
  let asked: { query: string; answer: Promise<Item[]> } | undefined;
  const answerTo = async (given: { query: string; editor: Editor }): Promise<Item[]> => {
    if (pauseMs > 0) await new Promise((done) => setTimeout(done, pauseMs));
    return asked?.query === given.query ? await find(given) : [];
  };
  return {
    items(given: { query: string; editor: Editor }): Promise<Item[]> {
      if (asked?.query !== given.query) {
        asked = { query: given.query, answer: Promise.resolve([]) };
        asked.answer = answerTo(given);
      }
      return asked.answer;
    },
    forget: () => void (asked = undefined),
  };
}

/** The editor keeps the focus; it says itself which entry of the list is the chosen one. */
function suggestionRenderer<Item extends SuggestionItem>(texts: { label: string; none: string | null }) {
  let list: ReactRenderer<SuggestionListHandle, SuggestionListProps> | undefined;
  let unmount: (() => void) | undefined;
  let latest: SuggestionProps<Item, Item> | undefined;
  /** Enter or Tab, pressed before it was known what there is to choose from. */
  let early: string | null = null;

  return {
    onStart(props: SuggestionProps<Item, Item>) {
      latest = props;
      early = null;
      list = new ReactRenderer(SuggestionList, { editor: props.editor, props: propsOf(props, texts) });
      unmount = props.mount(list.element);
    },
    onUpdate(props: SuggestionProps<Item, Item>) {
      // What fitted the last letter stands until it is known what fits this one.
      const items = props.loading && latest ? latest.items : props.items;
      latest = { ...props, items };
      list?.updateProps(propsOf(latest, texts));
      if (props.loading || early === null) return;
      const [first] = items;
      const key = early;
      early = null;
      if (first) props.command(first);
      else props.editor.commands.keyboardShortcut(key);
    },
    onKeyDown({ event }: { event: KeyboardEvent }) {
      if (!latest || event.isComposing) return false;
      const chooses = event.key === "Enter" || event.key === "Tab";
      if (latest.loading && chooses) early = event.key;
      if (latest.loading && chooses) return true;
      if (list?.ref) return list.ref.pressed(event);
      // Quick fingers are there before React has drawn the list.
      const [first] = latest.items;
      if (!chooses || !first) return false;
      latest.command(first);
      return true;
    },
    onExit({ editor }: SuggestionProps<Item, Item>) {
      unmount?.();
      list?.destroy();
      list = latest = undefined;
      if (editor.isDestroyed) return;
      for (const name of ["aria-activedescendant", "aria-controls"]) editor.view.dom.removeAttribute(name);
    },
  };
}

function propsOf<Item extends SuggestionItem>(
  { editor, items, loading, command }: SuggestionProps<Item, Item>,
  { label, none }: { label: string; none: string | null },
): SuggestionListProps {
  return {
    items,
    label,
    none: loading ? null : none,
    choose: (item) => command(item as Item),
    announce: ({ list, option }) => {
      if (editor.isDestroyed) return;
      editor.view.dom.setAttribute("aria-controls", list);
      if (option) editor.view.dom.setAttribute("aria-activedescendant", option);
      else editor.view.dom.removeAttribute("aria-activedescendant");
    },
  };
}
