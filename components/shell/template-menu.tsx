"use client";

import { ChevronDown, LayoutTemplate } from "lucide-react";
import { buttonClasses } from "#components/ui/button.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import { linksTexts } from "#lib/texts/en/links.ts";
import { titleOr } from "#lib/texts/en/notes.ts";
import { useNoteCommands } from "./note-commands.ts";
import { useShell } from "./shell-context.tsx";

/** Beside "New note": the templates it may begin with, those of the open note's notebook first. */
export function TemplateMenu() {
  const { current, index, templates } = useShell();
  const commands = useNoteCommands();
  const here = current === null ? undefined : index.get(current)?.notebook;
  const near = templates.filter(({ notebook }) => notebook === here);
  const others = templates.filter(({ notebook }) => notebook !== here);
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        className={buttonClasses()}
        aria-label={linksTexts.newFrom}
        title={linksTexts.newFrom}
      >
        <ChevronDown aria-hidden />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {[...near, ...others].map(({ id, title }) => (
          <DropdownMenuItem key={id} onSelect={() => commands.createNote({ template: id })}>
            <LayoutTemplate aria-hidden />
            {titleOr(title)}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
