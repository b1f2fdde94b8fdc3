import type { OfferedChanges } from "#lib/visits/offer-changes.ts";

export interface AskedChanges extends OfferedChanges {
  askedAt: Date;
}

/** What became of a note, as HTML of our own server. */
export interface ShownChanges {
  since: string;
  title: string | null;
  tags: string | null;
  body: string;
  askedAt: Date;
}

/** Null as well when the server cannot be asked: then nothing is offered. */
export async function askForChanges(note: string): Promise<AskedChanges | null> {
  try {
    const response = await fetch(`/visits?${new URLSearchParams({ note })}`);
    const changes = response.ok ? ((await response.json()) as OfferedChanges | null) : null;
    return changes && { ...changes, askedAt: new Date() };
  } catch {
    return null; // offline: there is nothing to compare with
  }
}

/** Null when they cannot be had. */
export async function readChanges(note: string): Promise<ShownChanges | null> {
  try {
    const response = await fetch(`/visits/changes?${new URLSearchParams({ note })}`);
    if (!response.ok) return null;
    return { ...((await response.json()) as Omit<ShownChanges, "askedAt">), askedAt: new Date() };
  } catch {
    return null; // offline
  }
}

/** Tells the server that what the note says now has been seen; also from a page that is being left. */
export async function tellVisit(note: string): Promise<boolean> {
  try {
    const response = await fetch("/visits", {
      method: "POST",
      keepalive: true,
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ note }),
    });
    return response.ok;
  } catch {
    return false; // offline; what was seen will be offered again
  }
}
