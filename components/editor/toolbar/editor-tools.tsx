"use client";

import type { Editor } from "@tiptap/core";
import { createElement, useEffect, useEffectEvent, useState, type ComponentType } from "react";
import { onDemand } from "#components/ui/on-demand.tsx";
import { loadSlashItems } from "../blocks/slash-menu.ts";
import { findRequest } from "../find/find-request.ts";
import { setOutlineOpen, useOutlineOpen } from "../outline/outline-open.ts";
import { loadTools } from "./load-tools.ts";

const FindBar = onDemand<{ editor: Editor; close: () => void }>(
  async () => (await import("../find/find-bar.tsx")).FindBar,
);
const OutlinePanel = onDemand<{ editor: Editor; close: () => void }>(
  async () => (await import("../outline/outline-panel.tsx")).OutlinePanel,
);

/** What helps with reading and writing a note. Each part's script comes when it is wanted for the first time. */
export function EditorTools({ editor }: { editor: Editor }) {
  const tools = useTools(editor);
  const [finding, setFinding] = useState(false);
  const outline = useOutlineOpen();
  useFindRequests(editor, () => setFinding(true));
  useBlockLinks(editor);
  return (
    <>
      {tools && createElement(tools, { editor })}
      {finding && <FindBar editor={editor} close={() => setFinding(false)} />}
      {outline && <OutlinePanel editor={editor} close={() => setOutlineOpen(false)} />}
    </>
  );
}

/** The toolbars and the handles of blocks, as soon as somebody is about to use them. */
function useTools(editor: Editor): ComponentType<{ editor: Editor }> | null {
  const [tools, setTools] = useState<{ Tools: ComponentType<{ editor: Editor }> } | null>(null);
  useEffect(() => {
    const { dom } = editor.view;
    let wanted = true;
    const load = () => {
      Promise.all([loadTools(), loadSlashItems()]).then(
        ([loaded]) => {
          for (const event of events) dom.removeEventListener(event, load);
          if (wanted) setTools(loaded);
        },
        // Without a connection one writes without toolbars; the next move asks again.
        (error: unknown) => console.error(error),
      );
    };
    for (const event of events) dom.addEventListener(event, load);
    if (editor.view.hasFocus()) load();
    return () => {
      wanted = false;
      for (const event of events) dom.removeEventListener(event, load);
    };
  }, [editor]);
  return tools?.Tools ?? null;
}

const events = ["focus", "pointerenter"] as const;

/** Mod-F in the note is for the note; elsewhere, and in the bar itself, it is the browser's. */
function useFindRequests(editor: Editor, open: () => void): void {
  const asked = useEffectEvent(open);
  useEffect(() => {
    const listener = () => asked();
    const pressed = (event: KeyboardEvent) => {
      const find = event.key === "f" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!find || !editor.view.dom.closest("article")?.contains(document.activeElement)) return;
      event.preventDefault();
      dispatchEvent(new CustomEvent(findRequest));
    };
    addEventListener("keydown", pressed);
    addEventListener(findRequest, listener);
    return () => {
      removeEventListener("keydown", pressed);
      removeEventListener(findRequest, listener);
    };
  }, [editor]);
}

/** An address may name a block of the note. */
function useBlockLinks(editor: Editor): void {
  useEffect(() => {
    const follow = () => {
      if (!location.hash.startsWith("#b-")) return;
      import("../handle/block-link.ts").then(
        ({ followBlockLink }) => followBlockLink(editor),
        (error: unknown) => console.error(error),
      );
    };
    // The editor's text is laid out after this.
    const frame = requestAnimationFrame(follow);
    addEventListener("hashchange", follow);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener("hashchange", follow);
    };
  }, [editor]);
}
