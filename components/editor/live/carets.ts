import type { Awareness } from "y-protocols/awareness";
import { personColour } from "#components/ui/person-colour.ts";
import { userIn } from "./people.ts";

const activeMs = 2_500;

interface CaretUser {
  id?: unknown;
  name?: unknown;
}

/** The caret of somebody else: a bar in their colour with their name above it. */
export function renderCaret(user: CaretUser): HTMLElement {
  const { id, name } = readable(user);
  const caret = document.createElement("span");
  caret.className = "collaboration-carets__caret";
  caret.dataset.person = id;
  caret.dataset.active = "";
  caret.style.setProperty("--person", personColour(id).variable);
  // Shown by CSS: a name is no part of the text, neither for copying nor for screen readers.
  caret.dataset.name = name;
  fade(caret);
  return caret;
}

/** What somebody else has selected, in their colour. */
export function renderSelection(user: CaretUser): Record<string, string> {
  return {
    nodeName: "span",
    class: "collaboration-carets__selection",
    style: `--person: ${personColour(readable(user).id).variable}`,
  };
}

/** Shows the name above a caret for as long as its owner moves it. */
export function showActiveCarets(awareness: Awareness, within: () => Element | null): () => void {
  const moved = ({ updated }: { updated: number[] }) => {
    for (const client of updated) {
      const user = client === awareness.clientID ? null : userIn(awareness.getStates().get(client));
      if (!user) continue;
      for (const caret of within()?.querySelectorAll<HTMLElement>("[data-person]") ?? []) {
        if (caret.dataset.person === user.id) fade(caret);
      }
    }
  };
  awareness.on("change", moved);
  return () => awareness.off("change", moved);
}

const timers = new WeakMap<HTMLElement, ReturnType<typeof setTimeout>>();

function fade(caret: HTMLElement): void {
  caret.dataset.active = "";
  clearTimeout(timers.get(caret));
  timers.set(
    caret,
    setTimeout(() => delete caret.dataset.active, activeMs),
  );
}

function readable(user: CaretUser): { id: string; name: string } {
  return userIn({ user }) ?? { id: "", name: "" };
}
