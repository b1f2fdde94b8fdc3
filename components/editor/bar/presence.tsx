"use client";

import { useSyncExternalStore } from "react";
import { Avatar } from "#components/ui/avatar.tsx";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { initialSnapshot, type NoteStore } from "../live/note-store.ts";

const shown = 4;

/** Who else has the note open. */
export function Presence({ store }: { store: NoteStore }) {
  const people = useSyncExternalStore(
    store.subscribe,
    () => store.get().people,
    () => initialSnapshot.people,
  );
  const others = people.filter((person) => !person.self);
  if (others.length === 0) return null;
  return (
    <ul aria-label={editorTexts.peopleHere} className="flex items-center -space-x-1.5">
      {others.slice(0, shown).map(({ id, name }) => (
        <li key={id} className="rounded-full ring-2 ring-paper">
          <Avatar id={id} name={name} labelled />
        </li>
      ))}
      {others.length > shown && (
        <li
          className="pl-3 text-sm text-ink-soft"
          title={others
            .slice(shown)
            .map(({ name }) => name)
            .join(", ")}
        >
          {editorTexts.more(others.length - shown)}
        </li>
      )}
    </ul>
  );
}
