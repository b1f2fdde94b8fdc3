"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { Avatar } from "#components/ui/avatar.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Select } from "#components/ui/select.tsx";
import { sharingTexts as texts } from "#lib/texts/en/sharing.ts";
import type { Level, Scope, SharingActs, SharingShown } from "./sharing.ts";

const levels: readonly Level[] = ["read", "comment", "edit", "manage"];
const shownAtFirst = 6;

/** Everybody with access, with their level and where it comes from. Who manages that can change it. */
export function WhoHasAccess({ sharing, acts }: { sharing: SharingShown; acts: SharingActs }) {
  const [all, setAll] = useState(false);
  const { people, more, notebook } = sharing;
  const mayChange = sharing.access === "manage";
  const shown = all ? people : people.slice(0, shownAtFirst);
  const hidden = people.length - shown.length + more;
  // What the notebook gives is changed there; on top of everything else the note gives more.
  const scopeOf = ({ reason }: Person): Scope =>
    reason === "notebook" && sharing.managesNotebook ? "notebook" : "note";
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
              <span className="truncate text-xs text-ink-faint">{whyOf(person, notebook.name)}</span>
            </span>
            {mayChange ? (
              <Select
                label={texts.levelOf(person.name)}
                className="w-36"
                value={person.access}
                disabled={acts.pending}
                onValueChange={(level) =>
                  acts.setLevel(person, { scope: scopeOf(person), level: level as Level })
                }
                options={levelsFor(person, scopeOf(person)).map((value) => ({
                  value,
                  label: texts.levels[value],
                }))}
              />
            ) : (
              <span className="text-ink-soft">{texts.levels[person.access]}</span>
            )}
            {mayChange && (person.granted || (person.named && sharing.managesNotebook)) && (
              <IconButton
                label={texts.remove(person.name)}
                onClick={() => acts.remove(person, person.granted ? "note" : "notebook")}
              >
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

type Person = SharingShown["people"][number];

function whyOf({ reason, role }: Person, notebook: string): string {
  if (reason === "role") return texts.byRole[role];
  return reason === "notebook" ? texts.byName(notebook) : texts.byGrant[reason];
}

/** What a note gives never takes away what comes from elsewhere. */
function levelsFor({ otherwise }: Person, scope: Scope): readonly Level[] {
  return scope === "notebook" || otherwise === "none" ? levels : levels.slice(levels.indexOf(otherwise));
}
