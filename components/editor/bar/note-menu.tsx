"use client";

import {
  Activity,
  Download,
  Ellipsis,
  FileArchive,
  Keyboard,
  LayoutTemplate,
  Link as LinkIcon,
  Printer,
  Search,
  SlidersHorizontal,
  TableOfContents,
  Trash2,
} from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { WatchItems } from "#components/notifications/watch-items.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { tell, tellFailure } from "#components/ui/toast.tsx";
import { useShell } from "#components/shell/shell-context.tsx";
import { activityTexts } from "#lib/texts/en/activity.ts";
import { linksTexts } from "#lib/texts/en/links.ts";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { propertiesTexts } from "#lib/texts/en/properties.ts";
import { answerOf } from "#components/shell/answer-of.ts";
import type { NoteActions, NotePlace } from "../note-page.ts";
import { askToFind } from "../find/find-request.ts";
import { askForProperties } from "../properties/properties-request.ts";
import { setOutlineOpen } from "../outline/outline-open.ts";
import { copyLink } from "./copy-button.tsx";

/** The rest of what can be done with a note. */
export function NoteMenu({
  note,
  actions,
  currentTitle,
  onHelp,
}: {
  note: NotePlace;
  actions: NoteActions;
  currentTitle: () => string;
  onHelp: () => void;
}) {
  const router = useRouter();
  const { actions: shell, templates } = useShell();
  const isTemplate = templates.some(({ id }) => id === note.id);
  const mayEdit = note.access === "edit" || note.access === "manage";

  async function trash(): Promise<void> {
    const answer = await answerOf(actions.trash({ id: note.id }));
    if (!answer.ok) return tellFailure(answer.message);
    router.push(`/w/${note.workspace.slug}`);
    tell(editorTexts.movedToTrash(currentTitle() || editorTexts.untitled), {
      label: editorTexts.undo,
      run: () => {
        void answerOf(actions.restoreFromTrash({ id: note.id })).then((restored) => {
          if (restored.ok) router.push(note.url);
          else tellFailure(restored.message);
        });
      },
    });
  }

  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <IconButton label={editorTexts.moreActions}>
          <Ellipsis aria-hidden />
        </IconButton>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem onSelect={() => void copyLink(new URL(note.url, location.href).href)}>
          <LinkIcon aria-hidden />
          {editorTexts.copyLink}
        </DropdownMenuItem>
        <DropdownMenuItem asChild>
          <a href={`${note.url}/markdown`} download>
            <Download aria-hidden />
            {editorTexts.downloadMarkdown}
          </a>
        </DropdownMenuItem>
        <DropdownMenuItem asChild>
          <a href={archiveOf(note)} download>
            <FileArchive aria-hidden />
            {editorTexts.downloadArchive}
          </a>
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => setTimeout(() => window.print())}>
          <Printer aria-hidden />
          {editorTexts.print}
        </DropdownMenuItem>
        <WatchItems kind="note" id={note.id} title={currentTitle() || editorTexts.untitled} />
        <DropdownMenuItem asChild>
          <Link href={`/w/${note.workspace.slug}/activity?note=${note.id}`} prefetch={false}>
            <Activity aria-hidden />
            {activityTexts.open}
          </Link>
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem keys="Mod-f" onSelect={() => setTimeout(askToFind)}>
          <Search aria-hidden />
          {editorTexts.find}
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => setTimeout(() => setOutlineOpen(true))}>
          <TableOfContents aria-hidden />
          {editorTexts.outline}
        </DropdownMenuItem>
        <DropdownMenuItem keys="Mod-/" onSelect={onHelp}>
          <Keyboard aria-hidden />
          {editorTexts.shortcuts}
        </DropdownMenuItem>
        {mayEdit && (
          <>
            <DropdownMenuItem onSelect={() => setTimeout(askForProperties)}>
              <SlidersHorizontal aria-hidden />
              {propertiesTexts.open}
            </DropdownMenuItem>
            <DropdownMenuItem
              onSelect={() => void answerOf(shell.setTemplate({ id: note.id, isTemplate: !isTemplate }))}
            >
              <LayoutTemplate aria-hidden />
              {isTemplate ? linksTexts.noTemplate : linksTexts.asTemplate}
            </DropdownMenuItem>
            <DropdownMenuSeparator />
            <DropdownMenuItem danger onSelect={() => void trash()}>
              <Trash2 aria-hidden />
              {editorTexts.moveToTrash}
            </DropdownMenuItem>
          </>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

/** The note with what is below it and their files. */
function archiveOf({ id, workspace }: NotePlace): string {
  return `/transfers/archive?${new URLSearchParams({ workspace: workspace.slug, note: id, format: "markdown" })}`;
}
