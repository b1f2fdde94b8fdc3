"use client";

import { startTransition } from "react";
import { forgetLocalNotes } from "#components/editor/forget-local-notes.ts";
import { tellFailure } from "#components/ui/toast.tsx";
import { shellTexts } from "#lib/texts/en/shell.ts";
import { mayLeave } from "./leaving.ts";
import { useShell } from "./shell-context.tsx";

/** Signs out, after the copies of notes that this browser keeps are gone. */
export function useSignOut(): () => void {
  const { actions } = useShell();
  return () => {
    if (!navigator.onLine) return tellFailure(shellTexts.notSignedOut);
    if (!mayLeave("device")) return;
    startTransition(async () => {
      await forgetLocalNotes();
      await actions.signOut();
    });
  };
}
