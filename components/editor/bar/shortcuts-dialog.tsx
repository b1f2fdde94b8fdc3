"use client";

import { Dialog, DialogContent } from "#components/ui/dialog.tsx";
import { Keys } from "#components/ui/kbd.tsx";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { shortcutGroups, type Shortcut } from "./shortcuts.ts";

/** Every shortcut of the editor, and what to type for each block. */
export function ShortcutsDialog({ close }: { close: () => void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent title={editorTexts.shortcuts} width="wide">
        <div className="gap-8 sm:columns-2">
          {shortcutGroups.map(({ title, rows }) => (
            <section key={title} className="mb-5 break-inside-avoid">
              <h3 className="mb-1.5 text-sm font-semibold">{title}</h3>
              <dl className="flex flex-col gap-1 text-sm">
                {rows.map((row) => (
                  <Row key={row.what} {...row} />
                ))}
              </dl>
            </section>
          ))}
        </div>
      </DialogContent>
    </Dialog>
  );
}

function Row({ what, keys, type }: Shortcut) {
  return (
    <div className="flex items-center justify-between gap-4">
      <dt className="text-ink-soft">{what}</dt>
      <dd className="shrink-0">
        {keys && <span className="sr-only">{keys.replaceAll("-", " ")}</span>}
        {keys && <Keys keys={keys} />}
        {type && <kbd className="rounded-sm bg-paper px-1.5 font-mono text-xs">{type}</kbd>}
      </dd>
    </div>
  );
}
