"use client";

import { Command } from "cmdk";
import { useRef, useState } from "react";
import { CopyField } from "#components/accounts/copy-field.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { classes } from "#components/ui/classes.ts";
import { inputClasses } from "#components/ui/input-look.ts";
import { rowLook } from "#components/ui/menu-look.ts";
import { Select } from "#components/ui/select.tsx";
import { sharingTexts as texts } from "#lib/texts/en/sharing.ts";
import type { Level, Scope, SharingActs, SharingShown } from "./sharing.ts";

const levels = (["read", "comment", "edit", "manage"] as const).map((value) => ({
  value,
  label: texts.levels[value],
}));
const shown = 6;

/** Finds members by the beginning of their name, and takes whole e-mail addresses of anybody. */
export function AddPeople({ sharing, acts }: { sharing: SharingShown; acts: SharingActs }) {
  const [words, setWords] = useState("");
  const [level, setLevel] = useState<Level>("edit");
  const [scope, setScope] = useState<Scope>("note");
  const [invited, setInvited] = useState<{ email: string; link: string; mailed: boolean } | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const wanted = words.trim();
  const email = /^\S+@\S+\.\S+$/.test(wanted) ? wanted : null;
  const found =
    wanted === "" ? [] : sharing.others.filter(({ name }) => isLike(name, wanted)).slice(0, shown);
  const done = () => {
    setWords("");
    input.current?.focus();
  };
  return (
    <section aria-label={texts.add} className="flex flex-col gap-2">
      <Command label={texts.who} shouldFilter={false} className="flex flex-col gap-1">
        <div className="flex gap-2 max-sm:flex-col">
          <Command.Input
            ref={input}
            value={words}
            onValueChange={setWords}
            placeholder={texts.whoPlaceholder}
            className={classes(inputClasses, "h-9 min-w-0 flex-1 pointer-coarse:h-11 max-sm:flex-none")}
          />
          <Select
            label={texts.level}
            className="sm:w-36"
            value={level}
            onValueChange={(value) => setLevel(value as Level)}
            options={levels}
          />
        </div>
        <Command.List
          label={texts.suggestions}
          className={classes("rounded-md border border-line p-1", wanted === "" && "hidden")}
        >
          {found.map((person) => (
            <Row
              key={person.id}
              value={person.id}
              choose={() => {
                acts.add(person, { scope, level });
                done();
              }}
            >
              <Avatar id={person.id} name={person.name} size="small" />
              {texts.addPerson(person.name)}
            </Row>
          ))}
          {email !== null && sharing.mayInvite && (
            <Row
              value={`mail ${email}`}
              choose={() => {
                acts.addByEmail(email, { scope, level }, (link, mailed) =>
                  setInvited({ email, link, mailed }),
                );
                done();
              }}
            >
              {texts.invite(email)}
            </Row>
          )}
          {found.length === 0 && (email === null || !sharing.mayInvite) && (
            <p className="px-2 py-1.5 text-sm text-ink-soft">
              {email === null ? texts.nobody : texts.noInvite}
            </p>
          )}
        </Command.List>
      </Command>
      <div className="flex flex-wrap items-center gap-2">
        {sharing.managesNotebook && (
          <Select
            label={texts.scope}
            className="max-sm:w-full sm:w-56"
            value={scope}
            onValueChange={(value) => setScope(value as Scope)}
            options={[
              { value: "note", label: texts.scopes.note },
              { value: "notebook", label: texts.scopes.notebook(sharing.notebook.name) },
            ]}
          />
        )}
        <p className="min-w-0 flex-1 basis-48 text-sm text-ink-faint">
          {scope === "note" ? texts.addHint : texts.addToNotebookHint}
        </p>
      </div>
      {invited && (
        <CopyField
          key={invited.link}
          label={texts.invitation(invited.email)}
          hint={invited.mailed ? texts.invitationMailed : texts.invitationHint}
          value={invited.link}
        />
      )}
    </section>
  );
}

function Row({ value, choose, children }: { value: string; choose: () => void; children: React.ReactNode }) {
  return (
    <Command.Item
      value={value}
      onSelect={choose}
      className={classes(rowLook, "data-[selected=true]:bg-paper-hover")}
    >
      {children}
    </Command.Item>
  );
}

/** Whether each word typed begins a word of the name. */
function isLike(name: string, typed: string): boolean {
  const words = folded(name).split(/\s+/u);
  return folded(typed)
    .split(/\s+/u)
    .every((beginning) => words.some((word) => word.startsWith(beginning)));
}

function folded(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase();
}
