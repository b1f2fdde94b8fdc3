"use client";

import { useEffect, useEffectEvent, useState, useSyncExternalStore } from "react";
import { newUuid } from "#components/ui/new-uuid.ts";
import { tell, tellFailure } from "#components/ui/toast.tsx";
import { anchorFor } from "#lib/comments/client/anchor.ts";
import type { ListedThread } from "#lib/comments/listed-thread.ts";
import { commentingTexts } from "#lib/texts/en/commenting.ts";
import { commentsDomainTexts } from "#lib/texts/en/comments-domain.ts";
import { commentsTexts as texts } from "#lib/texts/en/comments.ts";
import { afterPaint } from "../editor/live/after-paint.ts";
import { useOutlineOpen } from "../editor/outline/outline-open.ts";
import { selectionToolbarKey } from "../editor/toolbar/toolbar-names.ts";
import { CommentsContext, type Comments } from "./comments-context.tsx";
import { Margin } from "./margin.tsx";
import { openKeptWords } from "./kept-words.ts";
import { newThreadCards, type Draft } from "./new-threads.tsx";
import type { CommentsLayerProps } from "./note-comments.tsx";
import { rangeToCommentOn } from "./range-to-comment-on.ts";
import { showRange, threadAt } from "./text-and-threads.ts";
import { ThreadCard } from "./thread-card.tsx";
import { ThreadsSheet, type Tab } from "./threads-sheet.tsx";
import { useAllThreads } from "./use-all-threads.ts";
import { useDraft } from "./use-draft.ts";
import { useLossWarning } from "./use-loss-warning.ts";
import { useLosing } from "./use-losing.ts";
import { useReading } from "./use-reading.ts";
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
  const [words] = useState(() => openKeptWords({ userId: viewer.id, noteId }));
  useLossWarning(words);
  const [draft, setDraft] = useDraft(words);
  const [linked, setLinked] = useState<ListedThread | null>(null);
  const { open, fetchWhole } = useAllThreads(noteId, threads);
  const article = editor.view.dom.closest<HTMLElement>("article");
  const outline = useOutlineOpen();
  const wide = useRoom(article, outline);
  const connected = useSyncExternalStore(store.subscribe, () => store.get().connected);
  const outbox = useUnsent({ noteId, words, connected, actions, reload });
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

  useReading({ thread: open.find(({ id }) => id === active), actions, reload });

  function openThread(id: string): void {
    setActive(id);
    if (!wide) setTab("open");
  }

  function showInText(id: string): void {
    const range = places.get(id);
    if (!range) return;
    if (!wide) setTab(null);
    setActive(id);
    showRange(editor, range);
  }

  function focusText(): void {
    afterPaint(() => {
      if (wide && tab === null && document.activeElement === document.body) editor.view.focus();
    });
  }

  const hasWords = ({ id }: Draft) => (words.get(`new ${id}`) ?? "").trim() !== "";

  const begin = useEffectEvent(() => {
    if (list?.mayComment === false) return tellFailure(texts.mayNotComment);
    const { selection } = editor.state;
    const here = selection.empty && editor.view.hasFocus() ? threadAt(places, selection.from) : null;
    if (here !== null) {
      openThread(here);
      return afterPaint(() =>
        document.querySelector<HTMLElement>(`[data-thread-card="${CSS.escape(here)}"]`)?.focus(),
      );
    }
    if (draft && hasWords(draft)) {
      tell(texts.oneAtATime);
      return openThread(draft.id);
    }
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
    const name = draft && `new ${draft.id}`;
    const written = (name && words.get(name)) || "";
    if (name) words.delete(name);
    setDraft(null);
    if (how === "sent") editor.commands.setTextSelection(editor.state.selection.to); // and no toolbar for it
    if (wide || how === "given up") editor.view.focus();
    if (how === "sent") return;
    setActive(null);
    if (!wide) setTab(null);
    if (!draft || !name || written.trim() === "") return;
    tell(texts.discarded, {
      label: texts.undo,
      run() {
        words.set(name, written);
        setDraft(draft);
        openThread(draft.id);
      },
    });
  }

  async function follow(id: string): Promise<void> {
    const range = places.get(id);
    if (open.some((thread) => thread.id === id)) {
      setActive(id);
      if (range) showRange(editor, range);
      if (!wide || !range) setTab("open");
      return;
    }
    const thread = await fetchWhole(id);
    if (!thread) return tell(commentsDomainTexts.threadNotFound);
    setLinked(thread);
    setActive(id);
    setTab(thread.resolved ? "resolved" : "open");
  }
  useLosing({ active, open, words, show: (id) => void follow(id) });
  const ready = list !== null && open.every(({ id }) => places.has(id));
  useThreadLinks({ ready, follow: (id) => void follow(id) });

  useTextClicks(editor.view.dom, (event, wasWriting) => {
    const at = editor.view.posAtCoords({ left: event.clientX, top: event.clientY });
    const id = at && threadAt(places, at.pos);
    if (id === null) return setActive((shown) => (shown === draft?.id ? shown : null));
    if (wide) setActive(id);
    else if (!wasWriting) openThread(id); // whoever writes on a phone only puts the caret somewhere
  });
  const comments: Comments = {
    noteId,
    viewer,
    actions,
    outbox,
    active,
    activate: setActive,
    showInText,
    focusText,
    leaveCard() {
      setActive(null);
      editor.view.focus();
    },
    reload,
    fetchWhole,
    words,
    mayComment: list?.mayComment === true,
    isInText: (id) => places.get(id) != null,
  };
  const fresh = newThreadCards({ draft, unsent: beginning, outbox, quoted: !wide, active, done: endDraft });
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
          label={commentingTexts.title}
        />
      )}
      {tab !== null && (
        <ThreadsSheet
          {...{ tab, list, inText, orphaned }}
          linked={open.some(({ id }) => id === linked?.id) ? null : linked}
          notice={connected ? notice : texts.offline}
          onTab={setTab}
          fresh={wide ? [] : fresh}
          close={() => {
            setTab(null);
            if (!wide) setActive(null);
            if (!wide && draft && !hasWords(draft)) setDraft(null);
            close();
          }}
        />
      )}
    </CommentsContext>
  );
}
