"use client";

import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from "react";
import { useShell } from "#components/shell/shell-context.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { classes } from "#components/ui/classes.ts";
import { inputClasses } from "#components/ui/input-look.ts";
import { commentLimits } from "#lib/comments/client/limits.ts";
import type { SuggestedPerson } from "#lib/links/suggest-people.ts";
import { commentsTexts as texts } from "#lib/texts/en/comments.ts";
import { useComments } from "./comments-context.tsx";
import { nameBefore, withMentions, withoutMentions } from "./mention-text.ts";

/** The characters left are said when they become few. */
const fewLeft = 500;

/** Where a comment is written. Mod-Enter sends it, Escape leaves it; what was typed stays until it is sent. */
export function Composer({
  name,
  label,
  initial = "",
  send,
  sendLabel = texts.send,
  takesFocus = false,
  keeps = false,
  onCancel,
}: {
  /** What its draft is kept under. */
  name: string;
  label: string;
  /** A stored comment that is changed. */
  initial?: string;
  send: (text: string) => void;
  sendLabel?: string;
  /** Whether somebody has just asked for it. */
  takesFocus?: boolean;
  /** Whether it keeps what it sends, and leaves it to others to go when that was taken. */
  keeps?: boolean;
  onCancel: () => void;
}) {
  const { words, noteId } = useComments();
  const [begun] = useState(() => withoutMentions(words.get(name) ?? initial));
  const [text, setText] = useState(begun.text);
  const named = useRef(begun.named);
  const field = useRef<HTMLTextAreaElement>(null);
  const people = usePeople(noteId, (person) => named.current.set(person.name, person.id));
  const list = useId();
  const left = commentLimits.text - text.length;

  useField(field, { text, takesFocus });

  function write(next: string): void {
    setText(next);
    if (next.trim() === "" && initial === "") words.delete(name);
    else words.set(name, withMentions(next, named.current));
  }

  function submit(): void {
    if (text.trim() === "" || left < 0) return field.current?.focus();
    send(withMentions(text, named.current));
    if (keeps) return;
    words.delete(name);
    setText("");
  }

  function choose(person: SuggestedPerson): void {
    const area = field.current;
    const begins = area && nameBefore(text, area.selectionStart);
    if (!area || !begins) return;
    const before = `${text.slice(0, begins.at)}@${person.name} `;
    people.choose(person);
    write(before + text.slice(area.selectionStart));
    requestAnimationFrame(() => area.setSelectionRange(before.length, before.length));
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (people.onKeyDown(event, choose)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    }
  }

  return (
    <form
      className="relative flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <textarea
        ref={field}
        rows={1}
        dir="auto"
        value={text}
        aria-label={label}
        placeholder={label}
        aria-autocomplete="list"
        {...(people.found.length > 0 && {
          "aria-controls": list,
          "aria-activedescendant": `${list}-${people.at}`,
        })}
        aria-invalid={left < 0}
        className={classes(inputClasses, "max-h-60 min-h-9 resize-none px-2.5 py-1.5 text-sm leading-5")}
        onChange={({ target }) => {
          write(target.value);
          people.look(nameBefore(target.value, target.selectionStart)?.typed ?? null);
        }}
        onBlur={() => people.look(null)}
        onKeyDown={onKeyDown}
      />
      <PeopleList id={list} people={people.found} at={people.at} choose={choose} />
      <div className="flex items-center justify-end gap-1.5">
        {left < fewLeft && (
          <span className={classes("mr-auto text-xs", left < 0 ? "text-danger" : "text-ink-faint")}>
            {texts.left(left)}
          </span>
        )}
        <Button size="small" variant="quiet" onClick={onCancel}>
          {texts.cancel}
        </Button>
        <Button size="small" variant="primary" type="submit" aria-disabled={text.trim() === "" || left < 0}>
          {sendLabel}
        </Button>
      </div>
    </form>
  );
}

/** As high as what is in it, and where one writes when it has just been asked for. */
function useField(
  field: RefObject<HTMLTextAreaElement | null>,
  { text, takesFocus }: { text: string; takesFocus: boolean },
): void {
  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.setProperty("height", "auto");
    area.style.setProperty("height", `${area.scrollHeight + 2}px`);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- it is as high as what is in it
  }, [field, text]);
  useEffect(() => {
    const area = field.current;
    if (!takesFocus || !area) return;
    area.focus({ preventScroll: true });
    area.setSelectionRange(area.value.length, area.value.length);
  }, [field, takesFocus]);
}

/** The focus stays in the field, which says which of them is chosen. */
function PeopleList({
  id,
  people,
  at,
  choose,
}: {
  id: string;
  people: readonly SuggestedPerson[];
  at: number;
  choose: (person: SuggestedPerson) => void;
}) {
  if (people.length === 0) return null;
  return (
    <div
      id={id}
      role="listbox"
      aria-label={texts.people}
      className="absolute top-full left-0 z-50 -mt-9 max-h-56 w-full overflow-y-auto rounded-lg border border-line bg-paper-raised p-1 shadow-raised"
    >
      {people.map((person, index) => (
        <div
          key={person.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          className={classes(
            "flex min-h-8 items-center gap-2 rounded-md px-2 text-sm pointer-coarse:min-h-11",
            index === at && "bg-paper-hover",
          )}
          onPointerDown={(event) => {
            event.preventDefault();
            choose(person);
          }}
        >
          <Avatar id={person.id} name={person.name} size="small" />
          <span className="truncate">{person.name}</span>
        </div>
      ))}
    </div>
  );
}

const pauseMs = 90;

/** The people whose name is being typed after an @. */
function usePeople(noteId: string, onChosen: (person: SuggestedPerson) => void) {
  const { actions } = useShell();
  const [found, setFound] = useState<readonly SuggestedPerson[]>([]);
  const [at, setAt] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const turn = useRef(0);

  function show(people: readonly SuggestedPerson[]): void {
    setFound(people);
    setAt(0);
  }

  async function ask(q: string, mine: number): Promise<void> {
    const answer = await actions.suggestPeople({ note: noteId, q }).catch(() => null); // one goes on typing
    if (mine === turn.current) show(answer?.ok ? answer.value.slice(0, 6) : []);
  }

  function look(typed: string | null): void {
    clearTimeout(timer.current);
    const mine = ++turn.current;
    if (typed === null) return show([]);
    timer.current = setTimeout(() => void ask(typed, mine), pauseMs);
  }

  return {
    found,
    at,
    look,
    choose(person: SuggestedPerson) {
      onChosen(person);
      look(null);
    },
    /** Whether the key was for the list. */
    onKeyDown(event: KeyboardEvent, choose: (person: SuggestedPerson) => void): boolean {
      const person = found[at];
      if (!person || event.ctrlKey || event.metaKey) return false;
      if (event.key === "ArrowDown") setAt((at + 1) % found.length);
      else if (event.key === "ArrowUp") setAt((at + found.length - 1) % found.length);
      else if (event.key === "Enter" || event.key === "Tab") choose(person);
      else if (event.key === "Escape") look(null);
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
}
