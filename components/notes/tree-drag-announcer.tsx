"use client";

import { AssistiveDndState, isOrderedDragTarget } from "@headless-tree/core";
import { notesTexts, titleOr } from "#lib/texts/en/notes.ts";
import type { NoteTreeInstance } from "./use-note-tree-instance.ts";

/** Tells screen readers where the note would go while it is moved by keyboard, and everybody which keys there are. */
export function TreeDragAnnouncer({ tree }: { tree: NoteTreeInstance }) {
  const { dnd, assistiveDndState } = tree.getState();
  const moving = dnd?.draggedItems?.[0];
  const byKeyboard =
    assistiveDndState === AssistiveDndState.Started || assistiveDndState === AssistiveDndState.Dragging;
  return (
    <>
      <p aria-live="assertive" className="sr-only">
        {message(tree)}
      </p>
      {moving && byKeyboard && (
        <p aria-hidden className="mt-2 rounded-md bg-accent-soft px-2 py-1.5 text-sm text-accent-strong">
          {notesTexts.drag.started(titleOr(moving.getItemName()))}
        </p>
      )}
    </>
  );
}

function message(tree: NoteTreeInstance): string {
  const { dnd, assistiveDndState } = tree.getState();
  const moving = dnd?.draggedItems?.[0];
  const target = dnd?.dragTarget;
  switch (assistiveDndState) {
    case AssistiveDndState.Started:
      return moving ? notesTexts.drag.started(moving.getItemName()) : "";
    case AssistiveDndState.Dragging: {
      if (!target) return "";
      const place = target.item.getItemName();
      return isOrderedDragTarget(target)
        ? notesTexts.drag.between(place, target.insertionIndex + 1)
        : notesTexts.drag.into(place);
    }
    case AssistiveDndState.Completed:
      return notesTexts.drag.done;
    case AssistiveDndState.Aborted:
      return notesTexts.drag.cancelled;
    default:
      return "";
  }
}
