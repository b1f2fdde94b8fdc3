"use client";

import { Bell, BellOff, BellRing } from "lucide-react";
import { useEffect, useState } from "react";
import { valueOrTell } from "#components/shell/value-or-tell.ts";
import { useShell } from "#components/shell/shell-context.tsx";
import { DropdownMenuItem } from "#components/ui/dropdown-menu.tsx";
import { tell } from "#components/ui/toast.tsx";
import { notificationsTexts } from "#lib/texts/en/notifications.ts";

const texts = notificationsTexts.watch;

type Level = "watching" | "none" | "muted";

const saidOf: Record<Level, (title: string) => string> = {
  watching: texts.watching,
  none: texts.stopped,
  muted: texts.muted,
};

/** In the menu of a note or notebook: to follow it, or to hear nothing of it. Asks how it is when the menu opens. */
export function WatchItems({ kind, id, title }: { kind: "note" | "notebook"; id: string; title: string }) {
  const { actions } = useShell();
  const [level, setLevel] = useState<Level | null>(null);
  useEffect(() => {
    let isOpen = true;
    void valueOrTell(actions.readWatch({ kind, id })).then((answer) => {
      if (isOpen && answer) setLevel(answer.value.level);
    });
    return () => {
      isOpen = false;
    };
  }, [actions, kind, id]);

  const set = (next: Level) =>
    void valueOrTell(actions.setWatch({ kind, id, level: next })).then((answer) => {
      if (answer) tell(saidOf[next](title));
    });
  const isNote = kind === "note";
  const isWatching = level === "watching";
  const isMuted = level === "muted";
  return (
    <>
      <DropdownMenuItem disabled={level === null} onSelect={() => set(isWatching ? "none" : "watching")}>
        {isWatching ? <BellRing aria-hidden /> : <Bell aria-hidden />}
        {isWatching ? (isNote ? texts.stop : texts.stopNotebook) : isNote ? texts.watch : texts.watchNotebook}
      </DropdownMenuItem>
      <DropdownMenuItem disabled={level === null} onSelect={() => set(isMuted ? "none" : "muted")}>
        <BellOff aria-hidden />
        {isMuted ? (isNote ? texts.unmute : texts.unmuteNotebook) : isNote ? texts.mute : texts.muteNotebook}
      </DropdownMenuItem>
    </>
  );
}
