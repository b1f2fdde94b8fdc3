"use client";

import { useRef, useState, useSyncExternalStore } from "react";
import { Avatar } from "#components/ui/avatar.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { togetherTexts as texts } from "#lib/texts/en/together.ts";
import { initialSnapshot, type NoteStore } from "../live/note-store.ts";

const shown = 3;

const PeopleList = onDemand(async () => (await import("../together/people-list.tsx")).PeopleList);

/** Who else has the note open; a list of them says where they are, and leads there. */
export function Presence({ store }: { store: NoteStore }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const people = useSyncExternalStore(
    store.subscribe,
    () => store.get().people,
    () => initialSnapshot.people,
  );
  const others = people.filter((person) => !person.self);
  return (
    <>
      {others.length > 0 && (
        <button
          ref={button}
          type="button"
          aria-haspopup="dialog"
          aria-expanded={open}
          title={others.map(({ name }) => name).join(", ")}
          className="flex items-center -space-x-1.5 rounded-full pointer-coarse:min-h-11"
          onClick={() => setOpen(!open)}
        >
          <span className="sr-only">{texts.peopleHere(others.map(({ name }) => name))}</span>
          {others.slice(0, shown).map(({ id, name, idle }) => (
            <span key={id} className="inline-flex rounded-full ring-2 ring-paper nth-[n+2]:max-sm:hidden">
              <Avatar id={id} name={name} faded={idle} />
            </span>
          ))}
          <More count={others.length - shown} className="max-sm:hidden" />
          <More count={others.length - 1} className="sm:hidden" />
        </button>
      )}
      {open && others.length > 0 && <PeopleList {...{ store, button }} close={() => setOpen(false)} />}
    </>
  );
}

function More({ count, className }: { count: number; className: string }) {
  if (count <= 0) return null;
  return (
    <span className={`pl-2.5 text-sm text-ink-soft ${className}`} aria-hidden>
      {texts.more(count)}
    </span>
  );
}
