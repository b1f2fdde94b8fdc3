"use client";

import type { Editor } from "@tiptap/core";
import { Check, ExternalLink, Unlink } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { linkAddress } from "./link-address.ts";
import { selectionToolbarKey } from "./toolbar-keys.ts";

/** The address of a link, to type, change, follow or remove. Enter applies it, Escape goes back to the text. */
export function LinkForm({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const current = editor.getAttributes("link").href as string | undefined;
  const [typed, setTyped] = useState(current ?? "");
  const [wrong, setWrong] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  // It is wider than the buttons it takes the place of.
  useEffect(() => {
    editor.view.dispatch(editor.state.tr.setMeta(selectionToolbarKey, "updatePosition"));
  }, [editor]);

  function apply(): void {
    const href = linkAddress(typed);
    if (typed.trim() === "") return remove();
    if (href === null) return setWrong(true);
    editor.chain().focus().extendMarkRange("link").setLink({ href }).run();
    onDone();
  }

  function remove(): void {
    editor.chain().focus().extendMarkRange("link").unsetLink().run();
    onDone();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it from any of its controls
    <form
      data-editor-toolbar=""
      className="flex w-[min(24rem,calc(100vw-1rem))] flex-col rounded-lg border border-line bg-paper-raised p-1 font-sans text-base shadow-raised"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        editor.commands.focus();
        onDone();
      }}
    >
      <div className="flex items-center gap-0.5">
        <input
          ref={input}
          aria-label={editorTexts.linkAddress}
          aria-invalid={wrong || undefined}
          inputMode="url"
          placeholder={editorTexts.linkPlaceholder}
          className="h-8 min-w-0 flex-1 rounded-md bg-transparent px-2 text-sm text-ink"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setWrong(false);
          }}
        />
        <IconButton type="submit" label={editorTexts.applyLink} side="top">
          <Check aria-hidden />
        </IconButton>
        {current && (
          <>
            <IconButton
              label={editorTexts.openLink}
              side="top"
              onClick={() => open(current, "_blank", "noopener")}
            >
              <ExternalLink aria-hidden />
            </IconButton>
            <IconButton label={editorTexts.removeLink} side="top" onClick={remove}>
              <Unlink aria-hidden />
            </IconButton>
          </>
        )}
      </div>
      {wrong && (
        <p role="alert" className="px-2 pb-1 text-sm text-danger">
          {editorTexts.badLink}
        </p>
      )}
    </form>
  );
}
