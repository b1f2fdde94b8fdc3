"use client";

import { Command } from "cmdk";
import { FileText, Search } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import { useState, type ReactNode } from "react";
import { overlayLook } from "#components/ui/dialog.tsx";
import { useFocusReturn } from "#components/ui/focus-return.tsx";
import { Keys } from "#components/ui/kbd.tsx";
import { menuLabelLook, rowLook } from "#components/ui/menu-look.ts";
import { classes } from "#components/ui/classes.ts";
import { titleOr } from "#lib/texts/en/notes.ts";
import { shellTexts } from "#lib/texts/en/shell.ts";
import { useCommandActions } from "./command-actions.tsx";
import { titlesLike } from "./titles-like.ts";
import { useNoteCommands } from "./note-commands.ts";
import { useShell } from "./shell-context.tsx";
import { useGo } from "./use-go.ts";
import { useSuggestions } from "./use-suggestions.ts";
import { useVisited } from "./visited.ts";

const texts = shellTexts.command;

/** Finds notes as one types, and runs everything that has a name. Opened by Mod-K everywhere. */
export function CommandMenu({ close }: { close: () => void }) {
  const { handlers, mark } = useFocusReturn();
  return (
    <Primitive.Root open onOpenChange={(open) => !open && close()}>
      <Primitive.Portal>
        <Primitive.Overlay className={overlayLook} />
        <Primitive.Content
          aria-describedby={undefined}
          {...handlers}
          className="fixed top-[max(0.75rem,10vh)] left-1/2 z-50 w-[min(36rem,calc(100vw-1.5rem))] -translate-x-1/2 animate-appear overflow-hidden rounded-xl border border-line bg-paper-raised text-ink shadow-raised"
        >
          {mark}
          <Primitive.Title className="sr-only">{texts.title}</Primitive.Title>
          <Finder close={close} />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function Finder({ close }: { close: () => void }) {
  const { current, index, workspace } = useShell();
  const { nameOf, urlOf } = useNoteCommands();
  const goTo = useGo();
  const [words, setWords] = useState("");
  const query = words.trim();
  const visited = useVisited(workspace.slug, current).filter((id) => index.has(id) && id !== current);
  const byTitle = titlesLike(index, query);
  const inText = useSuggestions(query).filter(({ id }) => !byTitle.includes(id));
  const actions = useCommandActions(query);
  const go = (url: string) => () => {
    close();
    goTo(url);
  };

  return (
    <Command shouldFilter={false} loop label={texts.title}>
      <div className="flex items-center gap-2 border-b border-line px-4">
        <Search className="size-4 shrink-0 text-ink-faint" aria-hidden />
        <Command.Input
          value={words}
          onValueChange={setWords}
          placeholder={texts.placeholder}
          className="h-12 w-full bg-transparent text-lg outline-none"
        />
      </div>
      <Command.List className="max-h-[min(24rem,60vh)] overflow-y-auto p-1.5">
        <Command.Empty className="px-2 py-4 text-sm text-ink-soft">{texts.nothing}</Command.Empty>
        {query === "" && visited.length > 0 && (
          <Group heading={texts.recent}>
            {visited.map((id) => (
              <NoteOption key={id} id={id} name={nameOf(id)} place={placeOf(id)} onSelect={go(urlOf(id))} />
            ))}
          </Group>
        )}
        {byTitle.length > 0 && (
          <Group heading={texts.notes}>
            {byTitle.map((id) => (
              <NoteOption key={id} id={id} name={nameOf(id)} place={placeOf(id)} onSelect={go(urlOf(id))} />
            ))}
          </Group>
        )}
        {inText.length > 0 && (
          <Group heading={texts.inText}>
            {inText.map(({ id, title, url, notebook }) => (
              <NoteOption key={id} id={id} name={titleOr(title)} place={notebook.name} onSelect={go(url)} />
            ))}
          </Group>
        )}
        {actions.length > 0 && (
          <Group heading={texts.actions}>
            {actions.map(({ name, icon, keys, run }) => (
              <Option
                key={name}
                value={`action ${name}`}
                onSelect={() => {
                  close();
                  run();
                }}
              >
                {icon}
                {name}
                {keys && (
                  <span className="ml-auto">
                    <Keys keys={keys} />
                  </span>
                )}
              </Option>
            ))}
          </Group>
        )}
        {query !== "" && (
          <Option value="search" onSelect={go(`/w/${workspace.slug}/search?q=${encodeURIComponent(query)}`)}>
            <Search aria-hidden />
            {texts.searchFor(query)}
          </Option>
        )}
      </Command.List>
    </Command>
  );

  function placeOf(id: string): string {
    const parent = index.get(id)?.parent;
    return parent === undefined ? "" : nameOf(parent);
  }
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group heading={<span className={classes(menuLabelLook, "block")}>{heading}</span>}>
      {children}
    </Command.Group>
  );
}

function Option({ value, onSelect, children }: { value: string; onSelect: () => void; children: ReactNode }) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className={classes(rowLook, "min-h-9 text-base! data-[selected=true]:bg-paper-hover")}
    >
      {children}
    </Command.Item>
  );
}

interface NoteOptionProps {
  id: string;
  name: string;
  place: string;
  onSelect: () => void;
}

function NoteOption({ id, name, place, onSelect }: NoteOptionProps) {
  return (
    <Option value={`note ${id}`} onSelect={onSelect}>
      <FileText aria-hidden />
      <span className="truncate">{name}</span>
      <span className="ml-auto max-w-[40%] shrink-0 truncate text-sm text-ink-faint">{place}</span>
    </Option>
  );
}
