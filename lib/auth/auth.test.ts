import { expect, test } from "vitest";
import { db } from "#lib/db/db.ts";
import { shortId } from "#lib/db/short-id.ts";
import { createUser } from "#lib/testing/factories.ts";
import { sessionCookieFor } from "#lib/testing/session-cookie.ts";
import { actorFrom } from "./actor-from.ts";
import { handleAuthRequest, signIn } from "./auth.ts";
import { sessionIdIn } from "./cookie.ts";
import { hashPassword } from "./password.ts";
import { forgetExpiredSessions } from "./sessions.ts";

const password = "correct horse battery";

test("signing in starts a session that names the person", async () => {
  const { id, email } = await person();
  const cookie = await signIn(from("198.51.100.1"), { email, password });

  expect(cookie.options).toMatchObject({ httpOnly: true, sameSite: "lax", path: "/", secure: false });
  expect(await actorFrom(carrying(cookie))).toMatchObject({ kind: "user", userId: id });
});

test("an address is the same however it is written", async () => {
  const { email } = await person();
  await expect(
    signIn(from("198.51.100.2"), { email: ` ${email.toUpperCase()}`, password }),
  ).resolves.toBeDefined();
});

test("each sign-in makes a new session and ends the one the browser had", async () => {
  const { email } = await person();
  const first = await signIn(from("198.51.100.3"), { email, password });
  const headers = carrying(first);
  const second = await signIn(headers, { email, password });

  expect(await sessionIdIn(carrying(second))).not.toBe(await sessionIdIn(headers));
  expect(await actorFrom(headers)).toEqual({ kind: "visitor" });
});

test("a wrong password and an unknown address are told apart neither by the message nor by the time", async () => {
  const { email } = await person();
  const unknown = { email: `nobody.${shortId()}@example.com`, password };
  const wrong = { email, password: "not the password" };
  await attempt(unknown); // the first one also makes the decoy
  const [messages, times] = [new Set<string>(), { unknown: [] as number[], wrong: [] as number[] }];
  for (let round = 0; round < 5; round++) {
    for (const [kind, given] of [["unknown", unknown] as const, ["wrong", wrong] as const]) {
      const start = performance.now();
      messages.add(await attempt(given));
      times[kind].push(performance.now() - start);
    }
  }
  expect(messages.size).toBe(1);
  // Without hashing for unknown addresses the fastest answer is more than ten times as fast.
  expect(Math.min(...times.unknown)).toBeGreaterThan(Math.min(...times.wrong) / 3);
});

test("after ten wrong passwords even the right one has to wait, though not from elsewhere", async () => {
  const { email } = await person();
  const network = "198.51.100.20";
  for (let count = 0; count < 10; count++)
    await expect(signIn(from(network), { email, password: "wrong" })).rejects.toMatchObject({ status: 401 });
  await expect(signIn(from(network), { email, password })).rejects.toMatchObject({ status: 429 });
  await expect(signIn(from("198.51.100.21"), { email, password })).resolves.toBeDefined();
});

test("an unknown account is limited in the same way", async () => {
  const email = `nobody.${shortId()}@example.com`;
  const statuses = [];
  for (let count = 0; count < 11; count++) {
    const failed = await signIn(from("198.51.100.30"), { email, password }).catch((error: unknown) => error);
    statuses.push((failed as { status: number }).status);
  }
  expect(statuses).toEqual([...Array<number>(10).fill(401), 429]);
});

test("parallel guesses are counted, too", async () => {
  const { email } = await person();
  const guesses = Array.from({ length: 25 }, (_, index) =>
    signIn(from("198.51.100.40"), { email, password: `guess ${index}` }).catch((error: unknown) => error),
  );
  const statuses = (await Promise.all(guesses)).map((error) => (error as { status: number }).status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(10);
});

test("a suspended person cannot sign in, and their session is worth nothing", async () => {
  const { id, email } = await person();
  const cookie = await signIn(from("198.51.100.50"), { email, password });
  await db.user.update({ where: { id }, data: { suspendedAt: new Date() } });

  expect(await actorFrom(carrying(cookie))).toEqual({ kind: "visitor" });
  await expect(signIn(from("198.51.100.50"), { email, password })).rejects.toMatchObject({ status: 401 });
});

test("Auth.js' own address refuses a form without its CSRF token", async () => {
  const { email } = await person();
  const response = await handleAuthRequest(
    new Request("http://localhost:3000/api/auth/callback/credentials", {
      method: "POST",
      body: new URLSearchParams({ email, password }),
    }),
  );
  expect(response.headers.get("set-cookie") ?? "").not.toContain("commonplace.session");
  expect(response.headers.get("location")).toContain("error=MissingCSRF");
});

test("a forged Host or X-Forwarded-Host leads nowhere", async () => {
  const headers = { host: "evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" };
  const response = await handleAuthRequest(
    new Request("http://evil.example/api/auth/signin?callbackUrl=https://evil.example/", { headers }),
  );
  const answered = [...response.headers].join("\n") + (await response.text());
  expect(answered).not.toContain("evil.example");
});

test("a cookie that we did not make, or for a session that is no more, makes a visitor", async () => {
  const gone = await sessionCookieFor("0198a5a2-0000-7000-8000-000000000000");
  for (const value of [gone.value, `${gone.value.slice(0, -4)}AAAA`, "x", ""])
    expect(await actorFrom(carrying({ ...gone, value }))).toEqual({ kind: "visitor" });
});

test("a session that has expired makes a visitor; one in use lasts longer", async () => {
  const { email } = await person();
  const cookie = await signIn(from("198.51.100.60"), { email, password });
  const id = (await sessionIdIn(carrying(cookie))) ?? "";
  const soon = new Date(Date.now() + 60_000);
  const earlier = new Date(Date.now() - 10 * 60_000);
  await db.session.update({ where: { id }, data: { expiresAt: soon, lastSeenAt: earlier } });
  expect(await actorFrom(carrying(cookie))).toMatchObject({ kind: "user" });
  const { expiresAt } = await db.session.findUniqueOrThrow({ where: { id } });
  expect(expiresAt.getTime() - Date.now()).toBeGreaterThan(29 * 24 * 3600_000);

  await db.session.update({ where: { id }, data: { expiresAt: earlier } });
  expect(await actorFrom(carrying(cookie))).toEqual({ kind: "visitor" });

  await forgetExpiredSessions();
  expect(await db.session.findUnique({ where: { id } })).toBeNull();
});

async function person() {
  return createUser({ passwordHash: await (hash ??= hashPassword(password)) });
}

let hash: Promise<string> | undefined;

function from(address: string): Headers {
  return new Headers({ "x-commonplace-address": address, "user-agent": "Test" });
}

function carrying({ name, value }: { name: string; value: string }): Headers {
  return new Headers({ cookie: `${name}=${value}`, "x-commonplace-address": "198.51.100.99" });
}

let places = 0;

async function attempt(given: { email: string; password: string }): Promise<string> {
  const outcome = await signIn(from(`192.0.2.${++places}`), given).catch((error: unknown) => error);
  return (outcome as Error).message;
}

test("nobody can make the server read more than a sign-in needs", async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 8192;
      controller.enqueue(new Uint8Array(8192));
      if (sent > 10_000_000) controller.close();
    },
  });
  const request = new Request("http://localhost:3000/api/auth/callback/credentials", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: endless,
    duplex: "half",
  } as RequestInit);
  expect((await handleAuthRequest(request)).status).toBe(413);
  expect(sent).toBeLessThan(100_000);
});
