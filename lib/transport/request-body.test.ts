import { once } from "node:events";
import { createServer, request as httpRequest, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { boundedBytes } from "#lib/auth/bounded-bytes.ts";
import { fetchBody, sendBody } from "#lib/testing/send-body.ts";
import { bytesOf, takingBody } from "./request-body.ts";

vi.mock("server-only", () => ({}));

type Handler = (request: Request) => Promise<Response>;

const megabyte = 1024 * 1024;
const refuse: Handler = async () => new Response(null, { status: 413 });

/** Answers requests on a port as Next does: with a body made of Node's own, of whatever a handler says. */
async function serve(handle: Handler): Promise<string> {
  const server = createServer((incoming, outgoing) => {
    void handle(requestOf(incoming)).then((response) => {
      outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => server.close().closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

function requestOf(incoming: IncomingMessage): Request {
  const { method = "POST", headers } = incoming;
  const init = { method, headers: headers as Record<string, string>, body: incoming, duplex: "half" };
  return new Request("http://localhost/", init as unknown as RequestInit);
}

const patience = { bytes: 100 * megabyte, silenceMs: 10_000 };

test.each<[string, Handler]>([
  ["before its body was looked at", refuse],
  [
    "in the middle of its body",
    async (request) => {
      for await (const _ of bytesOf(request)) return refuse(request);
      throw new Error("There is no body");
    },
  ],
  [
    "when its body is too large",
    async (request) => {
      expect(await boundedBytes(request.body!, megabyte)).toBe("too large");
      return refuse(request);
    },
  ],
])("who is refused %s is answered when all is sent", async (_when, handle) => {
  const url = await serve(takingBody(handle, patience));
  for (const send of [sendBody, fetchBody])
    for (const announced of [true, false])
      expect(await send(url, { megabytes: 40, announced })).toMatchObject({ status: 413 });
});

test.each([true, false])("who sends more than anybody may is cut off (announced: %s)", async (announced) => {
  const url = await serve(takingBody(refuse, { ...patience, bytes: megabyte }));
  await expect(sendBody(url, { megabytes: 40, announced })).rejects.toThrow(/EPIPE|ECONNRESET/);
});

test("who falls silent is answered, and cut off", async () => {
  const url = await serve(takingBody(refuse, { ...patience, silenceMs: 50 }));
  const request = httpRequest(url, { method: "POST" });
  request.write("Feed it.");
  const [{ statusCode, headers, socket }] = (await once(request, "response")) as [IncomingMessage];
  expect([statusCode, headers.connection]).toEqual([413, "close"]);
  request.on("error", () => undefined); // it was not yet done
  await once(socket, "close");
});

test("who goes away in the middle of a body keeps nobody waiting", async () => {
  const asked = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<Response>();
  const url = await serve(async (request) => {
    asked.resolve();
    const response = await takingBody(refuse, patience)(request);
    answered.resolve(response);
    return response;
  });
  const request = httpRequest(url, { method: "POST" });
  request.on("error", () => undefined);
  request.write("Feed it.");
  await asked.promise;
  request.destroy();
  expect((await answered.promise).status).toBe(413);
});
