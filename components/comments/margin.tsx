"use client";

import type { Editor } from "@tiptap/core";
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { foldedAround } from "../editor/folds.ts";
import { stackCards } from "./stack-cards.ts";
import type { Places } from "./use-places.ts";

export interface MarginCard {
  id: string;
  card: ReactNode;
}

/** Cards beside the text, each beside its words. */
export function Margin({
  editor,
  article,
  cards,
  places,
  active,
  label,
}: {
  editor: Editor;
  article: HTMLElement;
  cards: readonly MarginCard[];
  places: Places;
  active: string | null;
  label: string;
}) {
  const layer = useRef<HTMLElement>(null);
  const [tops, setTops] = useState<ReadonlyMap<string, number>>(new Map());

  const arrange = useEffectEvent(() => {
    const element = layer.current;
    if (!element || editor.isDestroyed) return;
    const zero = element.getBoundingClientRect().top;
    const measured = [...element.children].flatMap((child) => {
      const id = child instanceof HTMLElement ? child.dataset.card : undefined;
      if (id === undefined) return [];
      const range = places.get(id);
      // Words may go while somebody writes about them: the card stays where it was, or is in sight.
      const wanted = range ? topOf(editor, range.from) - zero : (tops.get(id) ?? innerHeight / 4 - zero);
      return { id, wanted, height: child.getBoundingClientRect().height };
    });
    const next = stackCards(measured, active);
    setTops((known) => (isSame(known, next) ? known : next));
  });

  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- whenever there are others, or they are elsewhere
  useLayoutEffect(() => arrange(), [places, active, cards]);
  useEffect(() => {
    const element = layer.current;
    if (!element) return;
    // Cards unfold, windows change their width, pictures come.
    const observer = new ResizeObserver(() => arrange());
    observer.observe(editor.view.dom);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- other cards are other elements
  }, [editor, cards]);
  return createPortal(
    <section ref={layer} aria-label={label} className="comments-margin">
      {cards.map(({ id, card }) => (
        <div
          key={id}
          data-card={id}
          className="absolute inset-x-0 top-0"
          style={{
            transform: `translateY(${tops.get(id) ?? 0}px)`,
            // Not hidden, since what cannot be seen yet may have the focus already.
            opacity: tops.has(id) ? 1 : 0,
            zIndex: id === active ? 1 : 0,
          }}
        >
          {card}
        </div>
      ))}
    </section>,
    article,
  );
}

/** Where the words are on the page; of those in something folded, where that is. */
function topOf(editor: Editor, pos: number): number {
  const { node } = editor.view.domAtPos(pos);
  const element = node instanceof Element ? node : node.parentElement;
  const folded = foldedAround(element);
  return folded ? folded.getBoundingClientRect().top : editor.view.coordsAtPos(pos).top;
}

function isSame(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([id, top]) => Math.abs((b.get(id) ?? Infinity) - top) < 0.5);
}
