import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { Transform } from "node:stream";

const sliceMs = 20;

export interface SlowProxy {
  /** The address with the proxy's own port. */
  url: string;
  /** How many connections were made so far. */
  made(): number;
  close(): Promise<void>;
}

/** A slow connection to the server at that address, by which so many bytes a second are sent; what comes back is not held up. */
export async function startSlowProxy(address: string, bytesPerSecond: number): Promise<SlowProxy> {
  const target = new URL(address);
  const open = new Set<Socket>();
  let made = 0;
  const server = createServer((near) => {
    made++;
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) open.add(socket.on("error", () => undefined)); // a cut connection
    near.pipe(slowing(bytesPerSecond)).pipe(far);
    far.pipe(near);
    near.once("close", () => far.destroy());
    far.once("close", () => near.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const own = new URL(address);
  own.port = String((server.address() as AddressInfo).port);
  return {
    url: own.href,
    made: () => made,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Passes on one slice after the other, each after its time. */
function slowing(bytesPerSecond: number): Transform {
  const most = Math.ceil((bytesPerSecond * sliceMs) / 1000);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const pass = (from: number) => {
        if (from >= chunk.length) return done();
        this.push(chunk.subarray(from, from + most));
        setTimeout(pass, sliceMs, from + most);
      };
      pass(0);
    },
  });
}
