"use client";

import type { Editor } from "@tiptap/core";
import { Check, ExternalLink, FileText, Unlink } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import type { NoteLink } from "#components/shell/shell-actions.ts";
import { useSuggestions } from "#components/shell/use-suggestions.ts";
import { classes } from "#components/ui/classes.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { writingTexts } from "#lib/texts/en/writing.ts";
import { CopyButton } from "../bar/copy-button.tsx";
import { linkAt, putLink, targetOf, type LinkTarget } from "./link-target.ts";

const texts = writingTexts.link;
const shown = 6;

/** Where a link leads and what it says: an address, or a note by its title. Escape goes back to the text. */
export function LinkForm({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const [there] = useState(() => linkAt(editor));
  const [typed, setTyped] = useState(there.href ?? "");
  const [text, setText] = useState(there.text);
  const [wrong, setWrong] = useState(false);
  const [at, setAt] = useState(0);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const asAddress = targetOf(typed);
  const notes = useSuggestions(typed === there.href || asAddress ? "" : typed.trim()).slice(0, shown);
  const chosen = notes[Math.min(at, notes.length - 1)];
  useEffect(() => input.current?.select(), []);

  function put(target: LinkTarget): void {
    putLink(editor, target, text);
    onDone();
  }

  function apply(): void {
    if (typed.trim() === "") remove();
    else if (asAddress) put(asAddress);
    else if (chosen) put({ note: chosen });
    else setWrong(true);
  }

  function remove(): void {
    editor.chain().focus().extendMarkRange("link").unsetLink().run();
    onDone();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it from any of its controls
    <form
      data-editor-toolbar=""
      aria-label={texts.form}
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
          role="combobox"
          aria-label={texts.address}
          aria-invalid={wrong || undefined}
          aria-expanded={notes.length > 0}
          aria-controls={`${id}-notes`}
          aria-activedescendant={chosen && `${id}-${chosen.id}`}
          aria-autocomplete="list"
          autoComplete="off"
          placeholder={texts.placeholder}
          className={fieldLook}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setWrong(false);
            setAt(0);
          }}
          onKeyDown={(event) => {
            const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
            if (by === 0 || notes.length === 0) return;
            event.preventDefault();
            setAt((Math.min(at, notes.length - 1) + by + notes.length) % notes.length);
          }}
        />
        <IconButton type="submit" label={texts.apply} side="top">
          <Check aria-hidden />
        </IconButton>
        {there.href !== null && (
          <>
            <IconButton
              label={texts.open}
              side="top"
              onClick={() => open(there.href ?? "", "_blank", "noopener")}
            >
              <ExternalLink aria-hidden />
            </IconButton>
            <CopyButton label={texts.copy} text={() => there.href ?? ""} />
            <IconButton label={texts.remove} side="top" onClick={remove}>
              <Unlink aria-hidden />
            </IconButton>
          </>
        )}
      </div>
      {text !== null && (
        <input
          aria-label={texts.text}
          placeholder={texts.textPlaceholder}
          className={classes(fieldLook, "mt-0.5 flex-none")}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <Notes id={id} notes={notes} chosen={chosen} onChoose={(note) => put({ note })} />
      {wrong && (
        <p role="alert" className="px-2 pb-1 text-sm text-danger">
          {texts.wrong}
        </p>
      )}
    </form>
  );
}

const fieldLook =
  "h-8 min-w-0 flex-1 rounded-md bg-transparent px-2 text-sm text-ink placeholder:text-ink-faint pointer-coarse:min-h-11";

function Notes({
  id,
  notes,
  chosen,
  onChoose,
}: {
  id: string;
  notes: NoteLink[];
  chosen: NoteLink | undefined;
  onChoose: (note: NoteLink) => void;
}) {
  if (notes.length === 0) return null;
  return (
    <div
      id={`${id}-notes`}
      role="listbox"
      aria-label={texts.notes}
      className="mt-1 border-t border-line pt-1"
    >
      {notes.map((note) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field keeps the focus and handles the keys
        <div
          key={note.id}
          id={`${id}-${note.id}`}
          role="option"
          aria-selected={note === chosen}
          className={classes(
            "flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 text-sm hover:bg-paper-hover pointer-coarse:min-h-11",
            note === chosen && "bg-paper-hover",
          )}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(note)}
        >
          <FileText className="size-4 shrink-0 text-ink-faint" aria-hidden />
          <span className="truncate">{note.title}</span>
          <span className="ml-auto shrink-0 truncate pl-3 text-xs text-ink-faint">{note.notebook.name}</span>
        </div>
      ))}
    </div>
  );
}
