import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** A way to a server that can fall silent: connections stay open, and nothing passes any more. */
export interface FreezingProxy {
  /** The address with the proxy's own port. */
  url: string;
  /** Lets nothing pass on the connections there are; those made later work. */
  freeze(): void;
  /** Lets nothing come back any more on the connections there are; what is sent still arrives. */
  deafen(): void;
  /** Cuts the connections there are. */
  cut(): void;
  close(): Promise<void>;
}

/** A half-open connection, as after a lost cable or a restarted router, in front of the server at that address. */
export async function startFreezingProxy(address: string): Promise<FreezingProxy> {
  const target = new URL(address);
  const sockets = new Set<Socket>();
  const pairs = new Set<[Socket, Socket]>();
  const server = createServer((near) => {
    const far = connect(Number(target.port || 5432), target.hostname);
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    near.pipe(far);
    far.pipe(near);
    for (const socket of pair) {
      sockets.add(socket);
      socket.on("error", () => undefined); // a cut connection
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const cut = () => sockets.forEach((socket) => socket.destroy());
  const own = new URL(address);
  own.hostname = "127.0.0.1";
  own.port = String((server.address() as AddressInfo).port);
  return {
    url: own.href,
    freeze() {
      for (const [near, far] of pairs) {
        near.unpipe(far).pause();
        far.unpipe(near).pause();
      }
      pairs.clear();
    },
    deafen() {
      for (const [near, far] of pairs) far.unpipe(near).pause();
    },
    cut,
    async close() {
      cut();
      await new Promise((done) => server.close(done));
    },
  };
}
