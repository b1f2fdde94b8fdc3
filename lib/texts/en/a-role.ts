import type { Role } from "#lib/db/generated/enums.ts";

/** Somebody with a role, within a sentence. */
export const aRole: Record<Role, string> = {
  owner: "an owner",
  admin: "an admin",
  member: "a member",
  guest: "a guest",
};
