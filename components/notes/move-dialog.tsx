"use client";

import { Command } from "cmdk";
import { useNoteCommands } from "#components/shell/note-commands.ts";
import { useShell } from "#components/shell/shell-context.tsx";
import { inputClasses } from "#components/ui/input-look.ts";
import { Dialog, DialogContent } from "#components/ui/dialog.tsx";
import { rowLook } from "#components/ui/menu-look.ts";
import { classes } from "#components/ui/classes.ts";
import { notesTexts } from "#lib/texts/en/notes.ts";
import { placeUnder } from "./tree-changes.ts";
import { ancestorsOf, placesFor } from "./tree-index.ts";

const texts = notesTexts.moveDialog;

/** Asks where a note goes: a notebook, or another note that it then stands under, at the end. */
export function MoveDialog({ id, close }: { id: string; close: () => void }) {
  const { index } = useShell();
  const commands = useNoteCommands();
  const choose = (under: string) => {
    commands.move(id, placeUnder(index, { moving: id, under }));
    close();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent title={texts.title(commands.nameOf(id))}>
        <Command label={texts.label} className="flex min-h-0 flex-col gap-2">
          <Command.Input placeholder={texts.placeholder} className={classes(inputClasses, "h-9 shrink-0")} />
          <Command.List className="max-h-72 overflow-y-auto">
            <Command.Empty className="px-2 py-3 text-sm text-ink-soft">{texts.nothing}</Command.Empty>
            {placesFor(index, id).map((row) => (
              <Command.Item
                key={row.id}
                value={row.id}
                keywords={[commands.nameOf(row.id)]}
                onSelect={() => choose(row.id)}
                className={classes(rowLook, "data-[selected=true]:bg-paper-hover")}
                style={{ paddingLeft: row.level * 16 + 8 }}
              >
                <span className={classes("truncate", row.level === 0 && "font-medium")}>
                  {commands.nameOf(row.id)}
                </span>
                {row.level > 1 && (
                  <span className="ml-auto truncate pl-4 text-xs text-ink-faint">
                    {ancestorsOf(index, row.id).map(commands.nameOf).join(" / ")}
                  </span>
                )}
              </Command.Item>
            ))}
          </Command.List>
        </Command>
      </DialogContent>
    </Dialog>
  );
}
