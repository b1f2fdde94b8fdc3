"use client";

import { startTransition } from "react";
import { forgetLocalNotes, lossByForgetting } from "#components/editor/forget-local-notes.ts";
import { tellFailure } from "#components/ui/toast.tsx";
import { shellTexts } from "#lib/texts/en/shell.ts";
import { mayLeave } from "./leaving.ts";
import { useShell } from "./shell-context.tsx";

/** Signs out, after the copies of notes that this browser keeps are gone. */
export function useSignOut(): () => void {
  const { actions, user } = useShell();
  return () => {
    if (!navigator.onLine) return tellFailure(shellTexts.notSignedOut);
    if (!mayLeave("device", lossByForgetting(user.id))) return;
    startTransition(async () => {
      await forgetLocalNotes(user.id);
      await actions.signOut();
    });
  };
}
