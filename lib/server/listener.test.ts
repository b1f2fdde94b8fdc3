import { connect } from "node:net";
import { expect, test, vi } from "vitest";
import { listenOn } from "./listener.ts";

const host = "127.0.0.1";

/** The first line that the server answers to an upgrade of that path; empty when it just hangs up. */
function upgrade(port: number, path: string) {
  return new Promise<string>((done, fail) => {
    const socket = connect(port, host, () => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
    });
    socket.once("data", (data) => {
      done(data.toString().split("\r\n")[0] ?? "");
      socket.destroy();
    });
    socket.once("error", fail);
    socket.once("close", () => done(""));
  });
}

test("until there are services it says that it is starting", async () => {
  const listener = await listenOn(host, 0, 0);
  const answer = await fetch(`http://${host}:${listener.port}/`);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "2"]);
  expect(await upgrade(listener.port, "/collaboration")).toContain("503");
  listener.end();
  await listener.drain();
});

test("an upgrade goes to the service that takes it; nobody's is refused", async () => {
  const listener = await listenOn(host, 0, 0);
  listener.serve([
    {
      upgrade(request, socket) {
        if (request.url !== "/mine") return false;
        socket.end("HTTP/1.1 101 Mine\r\n\r\n");
        return true;
      },
      close: async () => {},
    },
  ]);
  expect(await upgrade(listener.port, "/mine")).toBe("HTTP/1.1 101 Mine");
  expect(await upgrade(listener.port, "/other")).toContain("404");
  expect((await fetch(`http://${host}:${listener.port}/`)).status).toBe(404);
  listener.end();
  await listener.drain();
});

test("draining waits for the answer that is being written, and takes no new connection", async () => {
  const listener = await listenOn(host, 0, 0);
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  listener.serve([
    {
      request(_request, response) {
        asked.resolve();
        void answer.promise.then(() => response.end("done"));
      },
      close: async () => {},
    },
  ]);
  const url = `http://${host}:${listener.port}/`;
  const pending = fetch(url).then((response) => response.text());
  await asked.promise;
  const drained = listener.drain();
  await expect(fetch(url)).rejects.toThrow("fetch failed");
  answer.resolve();
  expect(await pending).toBe("done");
  await drained;
  listener.end();
});

test("a port that is in use is refused with a sentence that says what to do", async () => {
  const listener = await listenOn(host, 0, 0);
  await expect(listenOn(host, listener.port, 0)).rejects.toThrow(/in use by another program.*set PORT/);
  listener.end();
  await listener.drain();
});

test("a service that throws costs its own request an error, and nobody else anything", async () => {
  const reported = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const listener = await listenOn(host, 0, 0);
  listener.serve([
    {
      request(request, response) {
        if (request.url === "/late") response.writeHead(200).write("Half of ");
        if (request.url !== "/fine") throw new Error("A bug in a request");
        response.end("fine");
      },
      upgrade() {
        throw new Error("A bug in an upgrade");
      },
      close: async () => {},
    },
  ]);
  const url = `http://${host}:${listener.port}`;
  expect((await fetch(`${url}/`)).status).toBe(500);
  await expect(fetch(`${url}/late`).then((response) => response.text())).rejects.toThrow(TypeError);
  expect(await upgrade(listener.port, "/")).toBe("");
  expect(await (await fetch(`${url}/fine`)).text()).toBe("fine");
  expect(reported.mock.calls.map(([line]) => line as string)).toEqual([
    expect.stringContaining("GET /: Error: A bug in a request"),
    expect.stringContaining("GET /late: Error: A bug in a request"),
    expect.stringContaining("Upgrade of /: Error: A bug in an upgrade"),
  ]);
  listener.end();
  await listener.drain();
});
