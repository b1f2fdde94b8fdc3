"use client";

import { House, Plus, Search, SquarePen, Trash2 } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { InboxLink } from "#components/notifications/inbox-link.tsx";
import { NoteTree } from "#components/notes/note-tree.tsx";
import { Button } from "#components/ui/button.tsx";
import { classes } from "#components/ui/classes.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Keys } from "#components/ui/kbd.tsx";
import { notesTexts } from "#lib/texts/en/notes.ts";
import { shellTexts } from "#lib/texts/en/shell.ts";
import { AccountMenu } from "./account-menu.tsx";
import { useNoteCommands } from "./note-commands.ts";
import { useShell } from "./shell-context.tsx";
import { TemplateMenu } from "./template-menu.tsx";
import { WorkspaceMenu } from "./workspace-menu.tsx";

const texts = shellTexts.sidebar;

const rowClasses =
  "flex min-h-8 w-full items-center gap-2 rounded-md px-2 text-left text-base outline-offset-[-2px] pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint";

/** The way to everything in the workspace. Controls that this person may not use are not there. */
export function Sidebar({ expanded }: { expanded: string[] }) {
  const { index, show, templates, workspace } = useShell();
  const commands = useNoteCommands();
  const home = `/w/${workspace.slug}`;
  const nodes = [...index.values()];
  const mayWrite = nodes.some(({ kind, mayEdit }) => kind === "notebook" && mayEdit);
  const mayTrash = nodes.some(({ mayEdit }) => mayEdit);

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center p-2 pr-11">
        <WorkspaceMenu />
      </div>
      <nav className="flex flex-col gap-px px-2" aria-label={workspace.name}>
        <button
          type="button"
          onClick={() => show({ kind: "command" })}
          className={classes(rowClasses, "text-ink-soft hover:bg-paper-hover hover:text-ink")}
        >
          <Search aria-hidden />
          {texts.search}
          <span className="ml-auto">
            <Keys keys="Mod-k" />
          </span>
        </button>
        <PlaceLink href={home} icon={<House aria-hidden />}>
          {texts.home}
        </PlaceLink>
        <InboxLink className={rowClasses} />
        {mayTrash && (
          <PlaceLink href={`${home}/trash`} icon={<Trash2 aria-hidden />}>
            {texts.trash}
          </PlaceLink>
        )}
      </nav>
      {mayWrite && (
        <div className="flex gap-1 px-2 pt-3">
          <Button className="min-w-0 flex-1" onClick={() => commands.createNote()}>
            <SquarePen aria-hidden />
            {notesTexts.newNote}
          </Button>
          {templates.length > 0 && <TemplateMenu />}
        </div>
      )}
      <section className="mt-3 flex min-h-0 flex-1 flex-col">
        <div className="flex min-h-8 items-center justify-between pr-3 pl-4">
          <h2 className="text-xs font-medium text-ink-faint">{notesTexts.notebooks}</h2>
          {workspace.mayCreateNotebook && (
            <IconButton
              size="small"
              label={notesTexts.newNotebook}
              onClick={() => show({ kind: "new-notebook" })}
            >
              <Plus aria-hidden />
            </IconButton>
          )}
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-4">
          {nodes.length > 1 ? (
            <NoteTree initiallyExpanded={expanded} />
          ) : (
            <p className="px-2 text-sm text-ink-faint">
              {workspace.mayCreateNotebook ? notesTexts.firstNotebook : notesTexts.noNotebooks}
            </p>
          )}
        </div>
      </section>
      <div className="border-t border-line p-2">
        <AccountMenu />
      </div>
    </div>
  );
}

function PlaceLink({ href, icon, children }: { href: string; icon: ReactNode; children: ReactNode }) {
  const isCurrent = usePathname() === href;
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={isCurrent ? "page" : undefined}
      className={classes(
        rowClasses,
        isCurrent ? "bg-paper-selected text-ink" : "text-ink-soft hover:bg-paper-hover hover:text-ink",
      )}
    >
      {icon}
      {children}
    </Link>
  );
}
