import { z } from "zod";
import { Email } from "#lib/accounts/schema.ts";
import { ShortId } from "#lib/notes/schema.ts";

const Level = z.enum(["read", "comment", "edit", "manage"]);

/** The note that is shared. */
export const SharedNote = z.strictObject({ note: ShortId });
export type SharedNote = z.output<typeof SharedNote>;

/** How much of it: the note with what is below it, or all of its notebook. */
const Share = SharedNote.extend({ scope: z.enum(["note", "notebook"]).default("note") });
export type Share = z.output<typeof Share>;

/** A member of the workspace is let in with this level, or gets another one. */
export const NamePerson = Share.extend({ user: z.uuid(), access: Level });
export type NamePerson = z.output<typeof NamePerson>;

export const NameByEmail = Share.extend({ email: Email, access: Level });
export type NameByEmail = z.output<typeof NameByEmail>;

export const UnnamePerson = Share.extend({ user: z.uuid() });
export type UnnamePerson = z.output<typeof UnnamePerson>;
