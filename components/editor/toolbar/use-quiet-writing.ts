"use client";

import type { Editor } from "@tiptap/core";
import { useEffect } from "react";

const writing = "data-writing";

/**
 * While somebody types, what is around the text steps back (editor.css says what); moving the pointer, Escape, and
 * everything that is not typing brings it back.
 */
export function useQuietWriting(editor: Editor): void {
  useEffect(() => {
    const { dom } = editor.view;
    const root = document.documentElement;
    const typing = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      const letter = key.length === 1 || key === "Process" || key === "Unidentified";
      if (letter && !ctrlKey && !metaKey && !altKey) root.setAttribute(writing, "");
      else if (key !== "Shift" && key !== "Backspace" && key !== "Enter") root.removeAttribute(writing);
    };
    const over = () => {
      if (root.hasAttribute(writing)) root.removeAttribute(writing);
    };
    dom.addEventListener("keydown", typing);
    dom.addEventListener("blur", over);
    for (const event of ["pointermove", "pointerdown", "wheel"])
      addEventListener(event, over, { passive: true });
    return () => {
      over();
      dom.removeEventListener("keydown", typing);
      dom.removeEventListener("blur", over);
      for (const event of ["pointermove", "pointerdown", "wheel"]) removeEventListener(event, over);
    };
  }, [editor]);
}
