"use client";

import type { Editor } from "@tiptap/core";
import { useEffect, useState, type ComponentType } from "react";
import { loadSlashItems } from "../blocks/slash-menu.ts";
import { loadTools } from "./load-tools.ts";

/** Draws the tools of an editor as soon as somebody is about to use them. */
export function EditorTools({ editor }: { editor: Editor }) {
  const [Tools, setTools] = useState<ComponentType<{ editor: Editor }> | null>(null);
  useEffect(() => {
    const { dom } = editor.view;
    let wanted = true;
    const load = () => {
      Promise.all([loadTools(), loadSlashItems()]).then(
        ([tools]) => {
          dom.removeEventListener("focus", load);
          if (wanted) setTools(() => tools.Tools);
        },
        // Without a connection one writes without toolbars; the next focus asks again.
        (error: unknown) => console.error(error),
      );
    };
    dom.addEventListener("focus", load);
    if (editor.view.hasFocus()) load();
    return () => {
      wanted = false;
      dom.removeEventListener("focus", load);
    };
  }, [editor]);
  return Tools && <Tools editor={editor} />;
}
