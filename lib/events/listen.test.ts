import { createServer, type AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { transaction } from "#lib/db/db.ts";
import { until } from "#lib/testing/collaboration.ts";
import { startFreezingProxy } from "#lib/testing/freezing-proxy.ts";
import { announce, type DomainEvent } from "./events.ts";
import { listen } from "./listen.ts";

afterEach(() => vi.unstubAllEnvs());

const ended = (userId: string): DomainEvent => ({ type: "session.ended", userId });

test("a connection that falls silent is replaced, and what was missed is made up for", async () => {
  const proxy = await startFreezingProxy(process.env.DATABASE_URL ?? "");
  vi.stubEnv("DATABASE_URL", proxy.url);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const heard: DomainEvent[] = [];
  let gaps = 0;
  const subscription = await listen(
    (event) => heard.push(event),
    () => gaps++,
    { everyMs: 50, withinMs: 1_000 },
  );
  vi.unstubAllEnvs();
  try {
    await transaction((tx) => announce(tx, ended("before")));
    await until(() => heard.length === 1, "events arrive");
    proxy.freeze();
    vi.stubEnv("DATABASE_URL", proxy.url);
    await until(() => gaps > 0, "it noticed, and connected again");
    await transaction((tx) => announce(tx, ended("after")));
    await until(() => heard.length === 2, "events arrive again");
    expect(heard).toEqual([ended("before"), ended("after")]);
  } finally {
    await subscription.close();
    await proxy.close();
  }
});

test("whoever misses an announcement has the connection asked at once", async () => {
  const proxy = await startFreezingProxy(process.env.DATABASE_URL ?? "");
  vi.stubEnv("DATABASE_URL", proxy.url);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  let gaps = 0;
  const subscription = await listen(
    () => undefined,
    () => gaps++,
    { everyMs: 3600_000, withinMs: 1_000 },
  );
  try {
    subscription.doubt();
    await transaction((tx) => announce(tx, ended("nobody")));
    expect(gaps).toBe(0);
    proxy.freeze();
    subscription.doubt();
    await until(() => gaps > 0, "it noticed, and connected again");
  } finally {
    await subscription.close();
    await proxy.close();
  }
});

test("whoever runs it is told once that nothing is heard, however often it is tried again", async () => {
  const proxy = await startFreezingProxy(process.env.DATABASE_URL ?? "");
  let attempts = 0;
  const refusing = createServer((socket) => {
    attempts++;
    socket.destroy();
  });
  await new Promise<void>((done) => refusing.listen(0, "127.0.0.1", done));
  const report = vi.spyOn(console, "error").mockImplementation(() => undefined);
  report.mockClear();
  vi.stubEnv("DATABASE_URL", proxy.url);
  let gaps = 0;
  const subscription = await listen(
    () => undefined,
    () => gaps++,
  );
  try {
    const { port } = refusing.address() as AddressInfo;
    vi.stubEnv("DATABASE_URL", `postgres://nobody:wrong@127.0.0.1:${port}/none`);
    proxy.cut();
    await until(() => attempts >= 2, "it tries again");
    vi.unstubAllEnvs();
    await until(() => gaps === 1, "it listens again");
    expect(report.mock.calls).toEqual([[expect.stringContaining("Events are not heard")]]);
  } finally {
    await subscription.close();
    await proxy.close();
    refusing.close();
  }
});
