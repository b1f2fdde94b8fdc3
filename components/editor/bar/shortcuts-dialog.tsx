"use client";

import { Dialog, DialogContent } from "#components/ui/dialog.tsx";
import { Keys } from "#components/ui/kbd.tsx";
import { editorTexts } from "#lib/texts/en/editor.ts";

const { shortcut, shortcutGroups, block } = editorTexts;

const groups: { title: string; rows: { what: string; keys?: string; type?: string }[] }[] = [
  {
    title: shortcutGroups.note,
    rows: [
      { what: shortcut.saveRevision, keys: "Mod-s" },
      { what: shortcut.toolbar, keys: "Alt-F10" },
      { what: shortcut.help, keys: "Mod-/" },
      { what: shortcut.undo, keys: "Mod-z" },
      { what: shortcut.redo, keys: "Mod-Shift-z" },
    ],
  },
  {
    title: shortcutGroups.text,
    rows: [
      { what: editorTexts.bold, keys: "Mod-b" },
      { what: editorTexts.italic, keys: "Mod-i" },
      { what: editorTexts.strike, keys: "Mod-Shift-s" },
      { what: editorTexts.code, keys: "Mod-e" },
      { what: shortcut.link, keys: "Mod-k" },
      { what: shortcut.newLine, keys: "Shift-Enter" },
    ],
  },
  {
    title: shortcutGroups.blocks,
    rows: [
      { what: shortcut.slash, type: "/" },
      { what: block.heading1.name, type: "#" },
      { what: block.heading2.name, type: "##" },
      { what: shortcut.bullets, type: "-" },
      { what: shortcut.numbers, type: "1." },
      { what: shortcut.tasks, type: "[ ]" },
      { what: shortcut.quote, type: ">" },
      { what: shortcut.codeBlock, type: "```" },
      { what: block.divider.name, type: "---" },
      { what: shortcut.indent, keys: "Tab" },
      { what: shortcut.outdent, keys: "Shift-Tab" },
    ],
  },
];

/** Every shortcut of the editor, and what to type for each block. */
export function ShortcutsDialog({ close }: { close: () => void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent title={editorTexts.shortcuts} width="wide">
        <div className="gap-8 sm:columns-2">
          {groups.map(({ title, rows }) => (
            <section key={title} className="mb-5 break-inside-avoid">
              <h3 className="mb-1.5 text-sm font-semibold">{title}</h3>
              <dl className="flex flex-col gap-1 text-sm">
                {rows.map(({ what, keys, type }) => (
                  <div key={what} className="flex items-center justify-between gap-4">
                    <dt className="text-ink-soft">{what}</dt>
                    <dd>
                      {keys && <span className="sr-only">{keys.replaceAll("-", " ")}</span>}
                      {keys && <Keys keys={keys} />}
                      {type && <kbd className="rounded-sm bg-paper px-1.5 font-mono text-xs">{type}</kbd>}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </DialogContent>
    </Dialog>
  );
}
