"use client";

import type { Editor } from "@tiptap/core";
import { X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import { classes } from "#components/ui/classes.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Sheet, SheetContent } from "#components/ui/sheet.tsx";
import { writingTexts } from "#lib/texts/en/writing.ts";
import { minutesToRead } from "./count-words.ts";
import { depths, type Heading } from "./headings.ts";
import { goToHeading, useHeadingInSight, useOutline } from "./use-outline.ts";

const texts = writingTexts.outline;
const besideText = "(min-width: 80rem)";

/** The headings of the note and how much is written: beside the text where there is room, else over it. */
export function OutlinePanel({ editor, close }: { editor: Editor; close: () => void }) {
  const wide = useSyncExternalStore(
    (listener) => {
      const query = matchMedia(besideText);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => matchMedia(besideText).matches,
  );
  if (wide) {
    return createPortal(
      <aside
        aria-label={texts.name}
        className="quiet-while-writing fixed top-16 right-4 bottom-4 z-10 flex w-52 flex-col font-sans 2xl:w-60"
      >
        <Contents editor={editor} />
      </aside>,
      document.body,
    );
  }
  return (
    <Sheet open onOpenChange={(open) => !open && close()}>
      <SheetContent title={texts.name} side="right">
        <div className="flex min-h-0 flex-1 flex-col p-4 font-sans">
          <IconButton label={texts.close} className="self-end" onClick={close}>
            <X aria-hidden />
          </IconButton>
          <Contents editor={editor} onGo={close} />
        </div>
      </SheetContent>
    </Sheet>
  );
}

function Contents({ editor, onGo }: { editor: Editor; onGo?: () => void }) {
  const outline = useOutline(editor);
  if (!outline) return null;
  const { headings, all, selected } = outline;
  const go = (heading: Heading) => {
    onGo?.();
    // A sheet gives the focus back when it closes; the heading is for after that.
    setTimeout(() => goToHeading(editor, heading));
  };
  return (
    <>
      <nav aria-label={texts.name} className="min-h-0 flex-1 overflow-y-auto">
        {headings.length === 0 ? (
          <p className="px-2 text-sm text-ink-faint">{texts.none}</p>
        ) : (
          <Headings editor={editor} headings={headings} onGo={go} />
        )}
      </nav>
      <p className="px-2 pt-3 text-xs leading-5 text-ink-faint tabular-nums">
        {selected ? (
          texts.selected(texts.words(selected.words))
        ) : (
          <>
            {texts.words(all.words)} · {texts.minutes(minutesToRead(all))}
          </>
        )}
        <br />
        {texts.characters((selected ?? all).characters)}
      </p>
    </>
  );
}

function Headings({
  editor,
  headings,
  onGo,
}: {
  editor: Editor;
  headings: Heading[];
  onGo: (heading: Heading) => void;
}) {
  const at = useHeadingInSight(editor, headings);
  const deep = depths(headings);
  return (
    <ul className="border-l border-line">
      {headings.map((heading, index) => (
        <li key={`${heading.pos}-${heading.text}`}>
          <button
            type="button"
            aria-current={index === at ? "location" : undefined}
            className={classes(
              "-ml-px block w-full border-l border-transparent py-1 pr-2 text-left text-sm leading-5 text-ink-soft hover:text-ink",
              "aria-[current]:border-accent aria-[current]:text-accent-strong pointer-coarse:py-3",
              indents[deep[index] ?? 0],
            )}
            onClick={() => onGo(heading)}
          >
            <span className="line-clamp-2">{heading.text}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

const indents = ["pl-3", "pl-6", "pl-9", "pl-12"];
