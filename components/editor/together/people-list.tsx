"use client";

import { Popover } from "radix-ui";
import { useEffect, useState, useSyncExternalStore, type RefObject } from "react";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { panelLook } from "#components/ui/menu-look.ts";
import { togetherTexts as texts } from "#lib/texts/en/together.ts";
import type { NoteStore, Person } from "../live/note-store.ts";
import { doingOf, caretOf, goTo } from "./place-of.ts";

const lookEveryMs = 500;

/** Who else has the note open and where they are, with ways there. */
export function PeopleList({
  store,
  button,
  close,
}: {
  store: NoteStore;
  button: RefObject<HTMLButtonElement | null>;
  close: () => void;
}) {
  const people = useSyncExternalStore(store.subscribe, () => store.get().people);
  useMoves(store);
  const others = people.filter(({ self }) => !self);
  return (
    <Popover.Root open onOpenChange={(open) => !open && close()}>
      <Popover.Anchor virtualRef={button} />
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label={texts.peopleTitle}
          className={panelLook}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            button.current?.focus({ preventScroll: true });
          }}
          // A press on the button closes the list by itself.
          onInteractOutside={(event) => {
            if (event.target instanceof Node && button.current?.contains(event.target))
              event.preventDefault();
          }}
        >
          <ul className="flex flex-col">
            {others.map((person) => (
              <Row
                key={person.id}
                person={person}
                leave={(act) => {
                  close();
                  act();
                }}
                follow={() => store.set({ following: person.id })}
              />
            ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Row({
  person,
  leave,
  follow,
}: {
  person: Person;
  leave: (act: () => void) => void;
  follow: () => void;
}) {
  const { id, name, idle } = person;
  return (
    <li className="flex items-center gap-2.5 px-2 py-1.5">
      <Avatar id={id} name={name} faded={idle} />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="truncate text-sm font-medium">{name}</span>
        <span className="truncate text-xs text-ink-faint">{doingOf(person)}</span>
      </span>
      {caretOf(id) && (
        <Button
          size="small"
          variant="quiet"
          aria-label={texts.goToPerson(name)}
          onClick={() => leave(() => goTo(id))}
        >
          {texts.goTo}
        </Button>
      )}
      <Button
        size="small"
        variant="quiet"
        aria-label={texts.followPerson(name)}
        onClick={() => leave(follow)}
      >
        {texts.follow}
      </Button>
    </li>
  );
}

/** Renders again a moment after somebody moved, while the list is open. */
function useMoves(store: NoteStore): void {
  const [, setLooked] = useState(0);
  const awareness = useSyncExternalStore(store.subscribe, () => store.get().awareness);
  useEffect(() => {
    if (!awareness) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const moved = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setLooked((looked) => looked + 1);
      }, lookEveryMs);
    };
    awareness.on("change", moved);
    return () => {
      clearTimeout(timer);
      awareness.off("change", moved);
    };
  }, [awareness]);
}
