"use client";

import { useEffect, useRef, useState } from "react";
import { valueOrTell } from "#components/shell/value-or-tell.ts";
import { useShell } from "#components/shell/shell-context.tsx";
import { useGo } from "#components/shell/use-go.ts";
import type { LiveLinks } from "#lib/links/live-links.ts";
import type { ActionResult } from "#lib/transport/action-result.ts";
import { LinkedNotes } from "./linked-notes.ts";
import { asLive, isSameTitle, type LinkableNote, type NoteLinks } from "./note-links.ts";
import { useStoredLinks } from "./stored-links.tsx";

/** How often what others rename is asked for, while the page is looked at. */
const renewMs = 60_000;

/** What the editor of this note needs for its links; the same object for as long as the note is open. */
export function useNoteLinks(noteId: string): NoteLinks {
  const shell = useShell();
  const go = useGo();
  const stored = useStoredLinks();
  const [{ links, renew }] = useState(() => createNoteLinks({ noteId, stored, frame: { shell, go } }));
  // The editor keeps the links for as long as it is there; they ask through the shell and go with the router of the moment.
  useEffect(() => renew({ shell, go }), [renew, shell, go]);

  // The tree the page came with may be older than what it says of links; what changes in it afterwards is newer.
  const seen = useRef(shell.index);
  useEffect(() => {
    const before = seen.current;
    seen.current = shell.index;
    links.notes.renamed((id) => {
      const name = shell.index.get(id)?.name;
      return name === before.get(id)?.name ? undefined : name;
    });
  }, [links, shell.index]);
  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState === "visible") links.notes.refresh();
    };
    const timer = setInterval(refresh, renewMs);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [links]);
  return links;
}

interface Frame {
  shell: ReturnType<typeof useShell>;
  go: (url: string) => void;
}

interface Given {
  noteId: string;
  stored: LiveLinks;
  frame: Frame;
}

function createNoteLinks({ noteId, stored, frame }: Given): {
  links: NoteLinks;
  renew: (next: Frame) => void;
} {
  let now = frame;
  const workspace = frame.shell.workspace.slug;
  const suggested = new Map<string, LinkableNote>();
  const actions = () => now.shell.actions;
  const notes = new LinkedNotes(
    async (asked) => await quietly(actions().readLinks({ workspace, ...asked })),
    stored,
  );
  const links: NoteLinks = {
    noteId,
    notes,
    go: (url) => now.go(url),
    async create(title) {
      const { index } = now.shell;
      const notebook = index.get(noteId)?.notebook;
      // Beside this note; inside it, where somebody was let in without the notebook.
      const shared = notebook !== undefined && !index.has(notebook);
      const place = shared ? { parent: noteId } : notebook !== undefined && { notebook };
      const made = await valueOrTell(actions().createNote({ workspace, title, ...place }));
      if (made) notes.learn({ id: made.value.id, title, url: made.value.url, excerpt: "" });
      return made?.value ?? null;
    },
    async suggest(q) {
      const found = (await quietly(actions().suggestNotes({ workspace, q }))) ?? [];
      for (const note of found) suggested.set(note.id, note);
      return found;
    },
    exactly: (title) => [...suggested.values()].find((note) => isSameTitle(note.title, title)) ?? null,
    resolve(title, found) {
      void quietly(actions().readLinks({ workspace, notes: [], targets: [title] })).then((answer) => {
        const live = answer?.targets[title];
        if (!live) return;
        notes.learn(asLive({ ...live, notebook: { id: "", name: "" } }));
        found(live.id);
      });
    },
    headings: async (note) => (await quietly(actions().listHeadings({ note }))) ?? [],
    people: async (q) => (await quietly(actions().suggestPeople({ note: noteId, q }))) ?? [],
    tags: async (q) => (await quietly(actions().suggestTags({ workspace, q, typedIn: noteId }))) ?? [],
  };
  return { links, renew: (next) => void (now = next) };
}

/** While somebody types, a list that cannot be had is no reason to interrupt them. */
async function quietly<Value>(asking: Promise<ActionResult<Value>>): Promise<Value | null> {
  try {
    const answer = await asking;
    return answer.ok ? answer.value : null;
  } catch (error) {
    console.error(error);
    return null;
  }
}
