"use client";

import { SquarePen } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { notesTexts } from "#lib/texts/en/notes.ts";
import { useNoteCommands } from "./note-commands.ts";

/** Begins a note, from a page that has none to show. */
export function FirstNoteButton() {
  const commands = useNoteCommands();
  return (
    <Button variant="primary" onClick={() => commands.createNote()}>
      <SquarePen aria-hidden />
      {notesTexts.firstNote}
    </Button>
  );
}
