"use client";

import { ChevronsUpDown, FolderInput, FolderOutput, Plus, Settings, Users } from "lucide-react";
import Link from "next/link";
import { Avatar } from "#components/ui/avatar.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import { shellTexts } from "#lib/texts/en/shell.ts";
import { useShell } from "./shell-context.tsx";

const texts = shellTexts.sidebar;

/** The workspace's name; opens its settings and the other workspaces. */
export function WorkspaceMenu() {
  const { workspace, workspaces } = useShell();
  const settings = `/w/${workspace.slug}/settings`;
  const others = workspaces.filter(({ slug }) => slug !== workspace.slug);
  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="flex min-h-9 min-w-0 flex-1 items-center gap-2 rounded-md px-2 outline-offset-[-2px] hover:bg-paper-hover data-[state=open]:bg-paper-hover pointer-coarse:min-h-11">
        <Avatar id={workspace.slug} name={workspace.name} size="medium" square />
        <span className="truncate font-semibold">{workspace.name}</span>
        <span className="sr-only">{texts.workspaceMenu}</span>
        <ChevronsUpDown className="size-3.5 shrink-0 text-ink-faint" aria-hidden />
      </DropdownMenuTrigger>
      <DropdownMenuContent className="w-60">
        <DropdownMenuItem asChild>
          <Link href={settings}>
            <Settings aria-hidden />
            {texts.settings}
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem asChild>
          <Link href={`${settings}/members`}>
            <Users aria-hidden />
            {texts.members}
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem asChild>
          <Link href={`${settings}/import`}>
            <FolderInput aria-hidden />
            {texts.importNotes}
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem asChild>
          <Link href={`${settings}/export`}>
            <FolderOutput aria-hidden />
            {texts.exportNotes}
          </Link>
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        {others.length > 0 && <DropdownMenuLabel>{texts.workspaces}</DropdownMenuLabel>}
        {others.map(({ slug, name }) => (
          <DropdownMenuItem asChild key={slug}>
            <Link href={`/w/${slug}`}>
              <Avatar id={slug} name={name} size="small" square />
              <span className="truncate">{name}</span>
            </Link>
          </DropdownMenuItem>
        ))}
        <DropdownMenuItem asChild>
          <Link href="/workspaces/new">
            <Plus aria-hidden />
            {texts.newWorkspace}
          </Link>
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
