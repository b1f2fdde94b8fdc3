"use client";

import { useEffect, useEffectEvent, useState, useSyncExternalStore } from "react";
import { tell, tellFailure } from "#components/ui/toast.tsx";
import { anchorFor } from "#lib/comments/client/anchor.ts";
import type { ListedThread } from "#lib/comments/listed-thread.ts";
import { commentsTexts as texts } from "#lib/texts/en/comments.ts";
import { useOutlineOpen } from "../editor/outline/outline-open.ts";
import { selectionToolbarKey } from "../editor/toolbar/toolbar-names.ts";
import { CommentsContext, type Comments } from "./comments-context.tsx";
import { Margin } from "./margin.tsx";
import { newThreadCards, type Draft } from "./new-threads.tsx";
import { newUuid } from "./new-uuid.ts";
import type { CommentsLayerProps } from "./note-comments.tsx";
import { rangeToCommentOn } from "./range-to-comment-on.ts";
import { showRange, threadAt } from "./text-and-threads.ts";
import { ThreadCard } from "./thread-card.tsx";
import { ThreadsSheet, type Tab } from "./threads-sheet.tsx";
import { useAllThreads } from "./use-all-threads.ts";
import { useRoom } from "./use-room.ts";
import { useTextClicks, useThreadLinks } from "./use-thread-links.ts";
import { useThreadPlaces } from "./use-thread-places.ts";
import { useUnsent } from "./use-unsent.ts";
import "./comments.css";

/** The threads of a note beside its text, or over it where there is no room, and the list of them all. */
// oxlint-disable-next-line max-lines-per-function -- what is looked at, and everything that leads there
export function CommentsLayer(props: CommentsLayerProps) {
  const { noteId, viewer, store, actions, editor, fragment, threads, asked, close } = props;
  const { list, reload } = threads;
  const [active, setActive] = useState<string | null>(null);
  const [tab, setTab] = useState<Tab | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [linked, setLinked] = useState<ListedThread | null>(null);
  const { open, fetchWhole } = useAllThreads(noteId, threads);
  const outbox = useUnsent({ noteId, actions, reload });
  const [drafts] = useState(() => new Map<string, string>());
  const article = editor.view.dom.closest<HTMLElement>("article");
  const outline = useOutlineOpen();
  const wide = useRoom(article, outline);
  const connected = useSyncExternalStore(store.subscribe, () => store.get().connected);
  const mayEdit = useSyncExternalStore(store.subscribe, () => store.get().editable);
  const tying = mayEdit && connected;
  const { places, beginning, inText, orphaned } = useThreadPlaces({
    editor,
    fragment,
    actions,
    open,
    draft,
    active,
    tying,
    unsent: outbox.unsent,
  });

  function activate(id: string | null): void {
    setActive(id);
    const thread = open.find((one) => one.id === id);
    const last = thread?.comments.at(-1);
    if (!thread?.unread || !last) return;
    actions.markRead({ thread: thread.id, upTo: last.id }).then(
      () => reload(),
      () => undefined, // offline: it stays unread
    );
  }

  function openThread(id: string): void {
    activate(id);
    if (!wide) setTab("open");
  }

  function showInText(id: string): void {
    const range = places.get(id);
    if (!range) return;
    if (!wide) setTab(null);
    activate(id);
    showRange(editor, range);
  }

  const begin = useEffectEvent(() => {
    if (list?.mayComment === false) return tellFailure(texts.mayNotComment);
    const { selection } = editor.state;
    const here = selection.empty && editor.view.hasFocus() ? threadAt(places, selection.from) : null;
    if (here !== null) return openThread(here);
    const range = rangeToCommentOn(editor);
    const anchor = range && anchorFor(editor.state.doc, fragment, range);
    if (!anchor) return tell(texts.nothingToCommentOn);
    editor.view.dispatch(editor.state.tr.setMeta(selectionToolbarKey, "hide"));
    const id = newUuid();
    setDraft({ id, anchor });
    setActive(id);
    if (!wide) setTab("open");
  });
  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- once for each time it is asked for from outside
    if (asked?.request === "start") begin();
    if (asked?.request === "list") setTab((shown) => shown ?? "open");
  }, [asked]);

  function endDraft(how: "sent" | "given up"): void {
    setDraft(null);
    if (how === "sent") return;
    setActive(null);
    if (!wide) setTab(null);
    editor.view.focus();
  }

  async function follow(id: string): Promise<void> {
    const range = places.get(id);
    if (open.some((thread) => thread.id === id)) {
      activate(id);
      if (range) showRange(editor, range);
      if (!wide || !range) setTab("open");
      return;
    }
    const thread = await fetchWhole(id);
    if (!thread) return tell(texts.threadNotFound);
    setLinked(thread);
    setActive(id);
    setTab(thread.resolved ? "resolved" : "open");
  }
  useThreadLinks({ ready: list !== null, follow: (id) => void follow(id) });

  useTextClicks(editor.view.dom, (event, wasWriting) => {
    const at = editor.view.posAtCoords({ left: event.clientX, top: event.clientY });
    const id = at && threadAt(places, at.pos);
    if (id === null) return setActive((shown) => (shown === draft?.id ? shown : null));
    if (wide) activate(id);
    else if (!wasWriting) openThread(id); // whoever writes on a phone only puts the caret somewhere
  });
  useEffect(() => void article?.toggleAttribute("data-outline", outline), [article, outline]);

  const comments: Comments = {
    noteId,
    viewer,
    actions,
    outbox,
    active,
    activate,
    showInText,
    reload,
    fetchWhole,
    drafts,
    mayComment: list?.mayComment === true,
    isInText: (id) => places.get(id) != null,
  };
  const fresh = newThreadCards({ draft, unsent: beginning, outbox, quoted: !wide, done: endDraft });
  const cards = inText.map((thread) => ({
    id: thread.id,
    card: <ThreadCard thread={thread} quoted={false} />,
  }));
  const margin = wide && article && cards.length + fresh.length > 0 ? article : null;
  const notice = threads.failed ? texts.notLoaded : null;
  return (
    <CommentsContext value={comments}>
      {margin && (
        <Margin
          {...{ editor, places, active }}
          article={margin}
          cards={[...cards, ...fresh]}
          label={texts.title}
        />
      )}
      {tab !== null && (
        <ThreadsSheet
          {...{ tab, list, inText, orphaned, linked }}
          notice={connected ? notice : texts.offline}
          onTab={setTab}
          fresh={wide ? [] : fresh}
          close={() => {
            setTab(null);
            if (!wide) setDraft(null);
            close();
          }}
        />
      )}
    </CommentsContext>
  );
}
