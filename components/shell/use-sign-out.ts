"use client";

import { startTransition } from "react";
import { forgetLocalNotes } from "#components/editor/forget-local-notes.ts";
import { mayGoTo } from "./leaving.ts";
import { useShell } from "./shell-context.tsx";

/** Signs out, after the copies of notes that this browser keeps are gone. */
export function useSignOut(): () => void {
  const { actions } = useShell();
  return () => {
    if (!mayGoTo("/sign-in")) return;
    startTransition(async () => {
      await forgetLocalNotes();
      await actions.signOut();
    });
  };
}
