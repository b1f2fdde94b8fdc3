import { expect, test } from "vitest";
import { countAttempt } from "./rate-limits.ts";
import { signUpFrom } from "./sign-up-from.ts";

test("whoever fails too often to make an account is refused, and other networks are not", async () => {
  const input = {
    name: "Ben",
    email: "ben@example.com",
    password: "correct horse battery",
    invitation: "x".repeat(43),
  };
  const from = (address: string) => signUpFrom(new Headers({ "x-commonplace-address": address }), input);
  for (let failed = 0; failed < 29; failed++) await countAttempt(["signUpFailed", "192.0.2.1"]);
  await expect(from("192.0.2.1")).rejects.toMatchObject({ code: "not-found" });
  await expect(from("192.0.2.1")).rejects.toMatchObject({ code: "too-many-requests" });
  await expect(from("192.0.2.2")).rejects.toMatchObject({ code: "not-found" });
});
