import { askJson } from "#components/ui/ask-json.ts";
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
  const changes = await askJson<OfferedChanges>(`/visits?${new URLSearchParams({ note })}`);
  return changes && { ...changes, askedAt: new Date() };
}

/** Null when they cannot be had. */
export async function readChanges(note: string): Promise<ShownChanges | null> {
  const address = `/visits/changes?${new URLSearchParams({ note })}`;
  const changes = await askJson<Omit<ShownChanges, "askedAt">>(address);
  return changes && { ...changes, askedAt: new Date() };
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
