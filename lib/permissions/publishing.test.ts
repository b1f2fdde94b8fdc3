import { describe, expect, test } from "vitest";
import { system, visitor, type Actor } from "#lib/actor.ts";
import { mayPublish } from "./publishing.ts";

const user: Actor = { kind: "user", userId: "u", sessionId: "s" };
const roles = ["owner", "admin", "member", "guest", null] as const;
const levels = ["none", "read", "comment", "edit", "manage"] as const;

describe("mayPublish", () => {
  test.each(roles.flatMap((role) => levels.map((access) => ({ role, access }))))(
    "$role with $access",
    (standing) => {
      const editor = standing.access === "edit" || standing.access === "manage";
      const member = standing.role !== "guest" && standing.role !== null;
      expect(mayPublish(user, standing)).toBe(editor && member);
    },
  );

  test("nobody without an account, whatever is claimed; the system always", () => {
    expect(mayPublish(visitor, { role: null, access: "edit" })).toBe(false);
    expect(mayPublish(system, { role: null, access: "none" })).toBe(true);
  });
});
