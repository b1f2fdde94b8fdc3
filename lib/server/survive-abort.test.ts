import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { surviveAbort } from "./survive-abort.ts";

interface CloneableBody {
  cloneBodyStream(): unknown;
  finalize(): Promise<void>;
}

const { getCloneableBody } = createRequire(import.meta.url)("next/dist/server/body-streams.js") as {
  getCloneableBody: (request: unknown) => CloneableBody;
};

/** A request whose body Next has exchanged, and whose client is gone before an answer; what came of it. */
async function abortedRequest(guard: typeof surviveAbort): Promise<Error | null> {
  const thrown = Promise.withResolvers<Error | null>();
  const server = createServer((request) => {
    guard(request);
    const body = getCloneableBody(request);
    body.cloneBodyStream();
    void (async () => {
      await new Promise((done) => request.once("end", done));
      await body.finalize();
      request.emit = (
        (emit) =>
        (name: string, ...rest: unknown[]) => {
          if (name === "error")
            thrown.resolve(request.listenerCount("error") === 0 ? (rest[0] as Error) : null);
          return name === "error" && request.listenerCount("error") === 0 ? false : emit(name, ...rest);
        }
      )(request.emit.bind(request));
      client.destroy();
    })();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const client = connect((server.address() as AddressInfo).port, "127.0.0.1");
  client.write("POST /w/a HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nmoss");
  const error = await thrown.promise;
  await new Promise((done) => server.close(done));
  return error;
}

test("a client that goes away ends nothing but its request", async () => {
  expect(await abortedRequest(surviveAbort)).toBeNull();
});

test("without this it would end the process", async () => {
  expect(await abortedRequest(() => undefined)).toMatchObject({ message: "aborted" });
});
