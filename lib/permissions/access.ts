import type { Access, Role } from "#lib/db/generated/enums.ts";

/** The ladder of the design: what an actor may do with a note. */
export type AccessLevel = "none" | Access;

const ladder: readonly AccessLevel[] = ["none", "read", "comment", "edit", "manage"];

/** What a role gives on the notes of an open notebook. Private notebooks ask for a name, whatever the role. */
export const accessOfRole: Record<Role, AccessLevel> = {
  owner: "manage",
  admin: "manage",
  member: "edit",
  guest: "none",
};

/** Whether what is held is at least what is needed. */
export function allows(held: AccessLevel, needed: AccessLevel): boolean {
  return ladder.indexOf(held) >= ladder.indexOf(needed);
}

/** The higher of two levels. */
export function higher(a: AccessLevel, b: AccessLevel): AccessLevel {
  return allows(a, b) ? a : b;
}

/** The lower of two levels. */
export function lower(a: AccessLevel, b: AccessLevel): AccessLevel {
  return allows(a, b) ? b : a;
}

/** The rungs that satisfy `needed`, for queries. */
export function accessAtLeast(needed: Access): Access[] {
  return ladder.filter((level): level is Access => level !== "none" && allows(level, needed));
}

/** The roles that satisfy `needed` on an open notebook, for queries. */
export function rolesWith(needed: Access): Role[] {
  return (Object.keys(accessOfRole) as Role[]).filter((role) => allows(accessOfRole[role], needed));
}

/** An API token that may only read holds at most `read`. */
export const accessOfScope = { read: "read", write: "manage" } as const satisfies Record<string, AccessLevel>;
