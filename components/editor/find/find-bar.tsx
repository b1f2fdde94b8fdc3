"use client";

import type { Editor } from "@tiptap/core";
import { ArrowDown, ArrowUp, CaseSensitive, Regex, WholeWord, X, type LucideIcon } from "lucide-react";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { writingTexts } from "#lib/texts/en/writing.ts";
import { mostMatches } from "./find-in-text.ts";
import { nothingWanted, type Wanted } from "./find-matches.ts";
import { findRequest } from "./find-request.ts";
import { useFind } from "./use-find.ts";

const texts = writingTexts.find;

type Choice = "matchCase" | "wholeWord" | "regexp";

const choices: { choice: Choice; label: string; icon: LucideIcon }[] = [
  { choice: "matchCase", label: texts.matchCase, icon: CaseSensitive },
  { choice: "wholeWord", label: texts.wholeWord, icon: WholeWord },
  { choice: "regexp", label: texts.regexp, icon: Regex },
];

const fieldLook =
  "h-8 min-w-0 flex-1 rounded-md border border-line-strong bg-paper px-2 text-sm text-ink placeholder:text-ink-faint aria-invalid:border-danger pointer-coarse:h-11";

/** Finds in the note that is open, and replaces where it may be written in. Escape goes back to the text. */
export function FindBar({ editor, close }: { editor: Editor; close: () => void }) {
  const [wanted, setWanted] = useState<Wanted>(() => ({ ...nothingWanted, search: selectedWords(editor) }));
  const { matches, at, trouble, go, replaceAt } = useFind(editor, wanted);
  const input = useRef<HTMLInputElement>(null);
  const set = (change: Partial<Wanted>) => setWanted((now) => ({ ...now, ...change }));
  useEffect(() => {
    const again = () => input.current?.select();
    again();
    addEventListener(findRequest, again);
    return () => removeEventListener(findRequest, again);
  }, []);
  useEffect(() => {
    // A button that has no work left would take the focus, and with it the keys, away from the bar.
    if (at < 0 && document.activeElement?.matches(":disabled")) input.current?.focus();
  }, [at]);
  const leave = () => {
    close();
    editor.view.focus();
  };
  const keys = (event: KeyboardEvent, onEnter: () => void) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      onEnter();
    }
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it from any of its controls
    <section
      role="search"
      aria-label={texts.name}
      className="fixed top-26 right-2 z-30 flex w-[min(27rem,calc(100vw-1rem))] flex-col gap-1.5 rounded-lg border border-line bg-paper-raised p-2 font-sans shadow-raised animate-appear md:top-14 md:right-4"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        leave();
      }}
    >
      <div className="flex items-center gap-1">
        <input
          ref={input}
          aria-label={texts.search}
          aria-invalid={trouble !== null || undefined}
          placeholder={texts.search}
          autoComplete="off"
          className={fieldLook}
          value={wanted.search}
          onChange={(event) => set({ search: event.target.value })}
          onKeyDown={(event) => keys(event, () => go(event.shiftKey ? -1 : 1))}
        />
        <IconButton label={texts.previous} disabled={at < 0} onClick={() => go(-1)}>
          <ArrowUp aria-hidden />
        </IconButton>
        <IconButton label={texts.next} disabled={at < 0} onClick={() => go(1)}>
          <ArrowDown aria-hidden />
        </IconButton>
        <IconButton label={texts.close} onClick={leave}>
          <X aria-hidden />
        </IconButton>
      </div>
      {editor.isEditable && (
        <div className="flex items-center gap-1">
          <input
            aria-label={texts.replaceWith}
            placeholder={texts.replaceWith}
            autoComplete="off"
            className={fieldLook}
            value={wanted.replace}
            onChange={(event) => set({ replace: event.target.value })}
            onKeyDown={(event) => keys(event, () => replaceAt("current"))}
          />
          <Button size="small" disabled={at < 0} onClick={() => replaceAt("current")}>
            {texts.replace}
          </Button>
          <Button size="small" disabled={at < 0} onClick={() => replaceAt("all")}>
            {texts.replaceAll}
          </Button>
        </div>
      )}
      <div className="flex items-center gap-1">
        {choices.map(({ choice, label, icon: Icon }) => (
          <IconButton
            key={choice}
            label={label}
            aria-pressed={wanted[choice]}
            onClick={() => set({ [choice]: !wanted[choice] })}
          >
            <Icon aria-hidden />
          </IconButton>
        ))}
        <p aria-live="polite" className="ml-auto px-1 text-sm text-ink-soft tabular-nums">
          {trouble ? texts[trouble] : wanted.search === "" ? "" : count(at, matches.length)}
        </p>
      </div>
    </section>
  );
}

function count(at: number, all: number): string {
  if (all === 0) return texts.none;
  return all >= mostMatches ? texts.countOfMany(at + 1, all) : texts.count(at + 1, all);
}

/** One looks for what is selected, if it is a few words. */
function selectedWords({ state: { doc, selection } }: Editor): string {
  const { $from, $to, from, to } = selection;
  return $from.sameParent($to) && to - from < 200 ? doc.textBetween(from, to) : "";
}
