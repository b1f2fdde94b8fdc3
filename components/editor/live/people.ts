import type { Awareness } from "y-protocols/awareness";

import type { NoteStore, Person } from "./note-store.ts";

/** Who somebody is, as the server has written it into their awareness; null for what cannot be read. */
export function userIn(state: unknown): { id: string; name: string } | null {
  const user = typeof state === "object" && state !== null && "user" in state ? state.user : null;
  if (typeof user !== "object" || user === null || !("id" in user) || !("name" in user)) return null;
  return typeof user.id === "string" && typeof user.name === "string"
    ? { id: user.id, name: user.name }
    : null;
}

/** Who has the note open, each person once however many tabs they have, oneself first. */
export function peopleIn(states: Iterable<unknown>, viewer: { id: string; name: string }): Person[] {
  const people = new Map<string, Person>();
  people.set(viewer.id, { ...viewer, self: true, idle: false });
  for (const state of states) {
    const user = userIn(state);
    if (!user) continue;
    const known = people.get(user.id);
    if (!known) people.set(user.id, { ...user, self: false, idle: isIdle(state) });
    else if (known.idle && !isIdle(state)) people.set(user.id, { ...known, idle: false });
  }
  return [...people.values()];
}

function isIdle(state: unknown): boolean {
  return typeof state === "object" && state !== null && "idle" in state && state.idle === true;
}

/** Keeps the store's people up to date; cursors that move change nobody. */
export function watchPeople(
  awareness: Awareness,
  viewer: { id: string; name: string },
  store: NoteStore,
): () => void {
  let known = "";
  const look = () => {
    const people = peopleIn(awareness.getStates().values(), viewer);
    const key = people.map(({ id, name, idle }) => `${id} ${idle} ${name}`).join("\n");
    if (key === known) return;
    known = key;
    store.set({ people });
  };
  look();
  awareness.on("change", look);
  return () => awareness.off("change", look);
}
