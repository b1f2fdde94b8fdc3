import { userIdOf, type Actor } from "#lib/actor.ts";
import { countAttempt } from "#lib/auth/rate-limits.ts";
import { transaction } from "#lib/db/db.ts";
import { env } from "#lib/env.ts";
import { isRefusal } from "#lib/errors.ts";
import { noteIdFrom } from "#lib/notes/note-url.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { fetchPage, type Internet } from "./fetch-page.ts";
import type { DescribeAddress } from "./schema.ts";
import { titleOfPage } from "./title-of-page.ts";

/** What is known of an address: nothing, its title, or also that it is a note of the same workspace. */
export interface DescribedAddress {
  title: string | null;
  /** The short id of the note. */
  note: string | null;
}

const unknown: DescribedAddress = { title: null, note: null };

/**
 * What somebody who edits a note may know of an address they pasted into it: the title of a note they may read, or of a
 * page on the public internet, which is asked for it (unless LINK_TITLES is off).
 */
export async function describeAddress(
  actor: Actor,
  { note: id, address }: DescribeAddress,
  internet?: Internet,
): Promise<DescribedAddress> {
  const { workspaceId } = await transaction((tx) => requireNote(tx, actor, { id, needed: "edit" }));
  const ours = noteIdIn(address);
  if (ours !== null) return await describeNote(actor, { id: ours, workspaceId });
  if (!env().LINK_TITLES) return unknown;
  await countAttempt(["pageTitle", userIdOf(actor) ?? ""]);
  const page = await fetchPage(address, internet);
  return { title: page && titleOfPage(page), note: null };
}

function noteIdIn(address: string): string | null {
  const { publicUrl } = env();
  if (!address.startsWith(`${publicUrl}/`)) return null;
  const path = URL.parse(address)?.pathname ?? "";
  const last = /^\/w\/[^/]+\/n\/([^/]+)$/.exec(path)?.[1];
  return last === undefined ? "" : noteIdFrom(last);
}

async function describeNote(
  actor: Actor,
  { id, workspaceId }: { id: string; workspaceId: string },
): Promise<DescribedAddress> {
  try {
    const note = await transaction((tx) => requireNote(tx, actor, { id, needed: "read" }));
    if (note.title === "") return unknown;
    return { title: note.title, note: note.workspaceId === workspaceId ? id : null };
  } catch (error) {
    if (isRefusal(error)) return unknown; // as for any address that leads nowhere
    throw error;
  }
}
