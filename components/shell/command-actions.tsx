"use client";

import {
  BookPlus,
  FilePlus,
  FolderInput,
  FolderOutput,
  House,
  Import,
  Inbox,
  LayoutTemplate,
  LogOut,
  Monitor,
  Moon,
  Settings,
  Sun,
  Trash2,
  Users,
} from "lucide-react";
import type { ReactNode } from "react";
import { linksTexts } from "#lib/texts/en/links.ts";
import { notesTexts, titleOr } from "#lib/texts/en/notes.ts";
import { notificationsTexts } from "#lib/texts/en/notifications.ts";
import { shellTexts } from "#lib/texts/en/shell.ts";
import { useNoteCommands } from "./note-commands.ts";
import { useShell } from "./shell-context.tsx";
import { useTheme } from "./theme.ts";
import { useGo } from "./use-go.ts";
import { useSignOut } from "./use-sign-out.ts";

interface CommandAction {
  name: string;
  icon: ReactNode;
  keys?: string;
  run: () => void;
}

const { command, sidebar } = shellTexts;

/** What the command menu can do for this person, as far as its name has the words typed. */
export function useCommandActions(query: string): CommandAction[] {
  const { index, show, templates, workspace } = useShell();
  const commands = useNoteCommands();
  const goTo = useGo();
  const signOut = useSignOut();
  const { setTheme } = useTheme();
  const home = `/w/${workspace.slug}`;
  const mayWrite = [...index.values()].some(({ kind, mayEdit }) => kind === "notebook" && mayEdit);
  const go = (url: string) => () => goTo(url);

  const all: (CommandAction | false)[] = [
    mayWrite && {
      name: notesTexts.newNote,
      icon: <FilePlus aria-hidden />,
      run: () => commands.createNote(),
    },
    ...templates.map(({ id, title }) => {
      const name = linksTexts.newFromTemplate(titleOr(title));
      return (
        mayWrite && {
          name,
          icon: <LayoutTemplate aria-hidden />,
          run: () => commands.createNote({ template: id }),
        }
      );
    }),
    workspace.mayCreateNotebook && {
      name: notesTexts.newNotebook,
      icon: <BookPlus aria-hidden />,
      run: () => show({ kind: "new-notebook" }),
    },
    mayWrite && {
      name: notesTexts.importMarkdown,
      icon: <Import aria-hidden />,
      run: () => commands.importMarkdown(),
    },
    mayWrite && {
      name: command.openImport,
      icon: <FolderInput aria-hidden />,
      run: go(`${home}/settings/import`),
    },
    { name: command.openExport, icon: <FolderOutput aria-hidden />, run: go(`${home}/settings/export`) },
    { name: command.goHome, icon: <House aria-hidden />, run: go(home) },
    {
      name: notificationsTexts.inbox.open,
      icon: <Inbox aria-hidden />,
      run: go(`${home}/inbox`),
    },
    mayWrite && { name: command.openTrash, icon: <Trash2 aria-hidden />, run: go(`${home}/trash`) },
    { name: command.openSettings, icon: <Settings aria-hidden />, run: go(`${home}/settings`) },
    { name: sidebar.members, icon: <Users aria-hidden />, run: go(`${home}/settings/members`) },
    { name: command.theme(sidebar.themes.light), icon: <Sun aria-hidden />, run: () => setTheme("light") },
    { name: command.theme(sidebar.themes.dark), icon: <Moon aria-hidden />, run: () => setTheme("dark") },
    {
      name: command.theme(sidebar.themes.system),
      icon: <Monitor aria-hidden />,
      run: () => setTheme("system"),
    },
    { name: sidebar.signOut, icon: <LogOut aria-hidden />, run: signOut },
  ];
  const words = query.toLocaleLowerCase().split(/\s+/u);
  return all.filter(
    (action): action is CommandAction =>
      action !== false && words.every((word) => action.name.toLocaleLowerCase().includes(word)),
  );
}
