"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { Avatar } from "#components/ui/avatar.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Select } from "#components/ui/select.tsx";
import { sharingTexts as texts } from "#lib/texts/en/sharing.ts";
import type { Level, SharingActs, SharingShown } from "./sharing.ts";

const levels: readonly Level[] = ["read", "comment", "edit", "manage"];
const shownAtFirst = 6;

/** Everybody with access, with their level and where it comes from. Who manages the notebook can change it. */
export function WhoHasAccess({ sharing, acts }: { sharing: SharingShown; acts: SharingActs }) {
  const [all, setAll] = useState(false);
  const { people, more, notebook } = sharing;
  const mayChange = sharing.access === "manage";
  const shown = all ? people : people.slice(0, shownAtFirst);
  const hidden = people.length - shown.length + more;
  return (
    <>
      <ul aria-label={texts.title} className="flex flex-col gap-1.5">
        {shown.map((person) => (
          <li key={person.id} className="flex flex-wrap items-center justify-end gap-x-2 gap-y-1 text-sm">
            <Avatar id={person.id} name={person.name} />
            <span className="flex min-w-0 flex-1 basis-40 flex-col">
              <span className="truncate font-medium">
                {person.you ? texts.you(person.name) : person.name}
              </span>
              <span className="truncate text-xs text-ink-faint">
                {person.reason === "role" ? texts.byRole[person.role] : texts.byName(notebook.name)}
              </span>
            </span>
            {mayChange ? (
              <Select
                label={texts.levelOf(person.name)}
                className="w-36"
                value={person.access}
                disabled={acts.pending}
                onValueChange={(level) => acts.setLevel(person, level as Level)}
                options={levelsFor(person).map((value) => ({ value, label: texts.levels[value] }))}
              />
            ) : (
              <span className="text-ink-soft">{texts.levels[person.access]}</span>
            )}
            {mayChange && person.named && (
              <IconButton label={texts.remove(person.name)} onClick={() => acts.remove(person)}>
                <X aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <button
          type="button"
          disabled={all}
          className="self-start text-sm text-ink-soft enabled:hover:text-ink enabled:hover:underline"
          onClick={() => setAll(true)}
        >
          {texts.more(hidden)}
        </button>
      )}
    </>
  );
}

/** Naming somebody never takes away what their role gives. */
function levelsFor({ reason, access }: SharingShown["people"][number]): readonly Level[] {
  return reason === "role" ? levels.slice(levels.indexOf(access)) : levels;
}
