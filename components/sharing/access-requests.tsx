"use client";

import { useState } from "react";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { titleOr } from "#lib/texts/en/notes.ts";
import { sharingTexts as texts } from "#lib/texts/en/sharing.ts";
import type { Level, SharingActs, SharingShown } from "./sharing.ts";

const levels = (["read", "comment", "edit", "manage"] as const).map((value) => ({
  value,
  label: texts.levels[value],
}));

/** Those who ask to be let in, for whoever may decide. */
export function AccessRequests({ sharing, acts }: { sharing: SharingShown; acts: SharingActs }) {
  return (
    <ul className="flex flex-col gap-3">
      {sharing.requests.map((request) => (
        <Request key={request.id} request={request} acts={acts} />
      ))}
    </ul>
  );
}

function Request({
  request: { id, person, note, message },
  acts,
}: {
  request: SharingShown["requests"][number];
  acts: SharingActs;
}) {
  const [level, setLevel] = useState<Level>("read");
  return (
    <li className="flex flex-col gap-2 rounded-lg border border-line bg-paper p-3 text-sm">
      <p className="flex items-center gap-2">
        <Avatar id={person.id} name={person.name} size="small" />
        {texts.asks(person.name, titleOr(note.title))}
      </p>
      {message !== "" && (
        <blockquote className="border-l-2 border-line-strong pl-3 text-ink-soft">{message}</blockquote>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Select
          label={texts.levelOf(person.name)}
          className="w-36"
          value={level}
          onValueChange={(value) => setLevel(value as Level)}
          options={levels}
        />
        <Button
          size="small"
          variant="primary"
          pending={acts.pending}
          aria-label={texts.grantTo(person.name)}
          onClick={() => acts.grant(id, person, level)}
        >
          {texts.grant}
        </Button>
        <Button
          size="small"
          variant="quiet"
          pending={acts.pending}
          aria-label={texts.declineOf(person.name)}
          onClick={() => acts.decline(id, person)}
        >
          {texts.decline}
        </Button>
      </div>
    </li>
  );
}
