import type { Role } from "#lib/db/generated/enums.ts";
import { roles } from "./schema.ts";

/** Whether `role` is as high as `other`, or higher. */
export function reaches(role: Role, other: Role): boolean {
  return roles.indexOf(role) <= roles.indexOf(other);
}

/** The roles that somebody with this role may give. */
export function rolesWithin(role: Role | null): Role[] {
  return role === null ? [...roles] : roles.filter((other) => reaches(role, other));
}
