import { z } from "zod";
import { Email } from "#lib/accounts/schema.ts";
import { ShortId } from "#lib/notes/schema.ts";

const Level = z.enum(["read", "comment", "edit", "manage"]);

/** The note that is shared, by way of its notebook. */
export const SharedNote = z.strictObject({ note: ShortId });
export type SharedNote = z.output<typeof SharedNote>;

/** A member of the workspace is named with this level, or gets another one. */
export const NamePerson = SharedNote.extend({ user: z.uuid(), access: Level });
export type NamePerson = z.output<typeof NamePerson>;

export const NameByEmail = SharedNote.extend({ email: Email, access: Level });
export type NameByEmail = z.output<typeof NameByEmail>;

export const UnnamePerson = SharedNote.extend({ user: z.uuid() });
export type UnnamePerson = z.output<typeof UnnamePerson>;
