import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** A way to a server that can fall silent: connections stay open, and nothing passes any more. */
export interface FreezingProxy {
  /** The address with the proxy's own port. */
  url: string;
  /** Lets nothing pass on the connections there are; those made later work. How many there were. */
  freeze(which?: Which): number;
  /** Ends what was frozen for the server, too: it would wait for hours, and has only so many connections. */
  endFrozen(): void;
  /** Lets nothing come back any more on the connections there are; what is sent still arrives. */
  deafen(): void;
  /** Cuts the connections there are; how many there were. */
  cut(which?: Which): number;
  /** Cuts the connections there are and turns away those that come, until it is opened. How many there were. */
  shut(): number;
  open(): void;
  /** How many connections were made so far. */
  made(): number;
  close(): Promise<void>;
}

/** All connections, or only those on which this was said to the server. */
type Which = "all" | "who-said-it";

interface Pair {
  near: Socket;
  far: Socket;
  /** Neither end hears of the other any more. */
  frozen: boolean;
  saidIt: boolean;
}

interface Settings {
  /** Connections on which this is said are told from the others. */
  listenFor?: string;
}

/**
 * A half-open connection, as after a lost cable or a restarted router, in front of the server at that address; it is
 * asked for anew for each connection.
 */
export async function startFreezingProxy(
  address: string | (() => string),
  { listenFor }: Settings = {},
): Promise<FreezingProxy> {
  const addressNow = typeof address === "string" ? () => address : address;
  const pairs = new Set<Pair>();
  const frozenFar = new Set<Socket>();
  let made = 0;
  let isShut = false;
  const server = createServer((near) => {
    near.on("error", () => undefined); // a cut connection
    if (isShut) return void near.destroy();
    made++;
    pairs.add(joined(near, new URL(addressNow()), listenFor));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const own = new URL(addressNow());
  own.hostname = "127.0.0.1";
  own.port = String((server.address() as AddressInfo).port);

  function open(which: Which): Pair[] {
    for (const pair of pairs) if (pair.near.destroyed) pairs.delete(pair);
    return [...pairs].filter(({ saidIt }) => which === "all" || saidIt);
  }
  function cut(which: Which = "all"): number {
    const cutNow = open(which);
    for (const { near, far } of cutNow) [near, far].forEach((socket) => socket.destroy());
    return cutNow.length;
  }
  const endFrozen = () => frozenFar.forEach((far) => far.destroy());

  return {
    url: own.href,
    freeze(which = "all") {
      const frozen = open(which).filter((pair) => !pair.frozen);
      for (const pair of frozen) frozenFar.add(silenced(pair).far);
      return frozen.length;
    },
    endFrozen,
    deafen() {
      for (const { near, far } of open("all")) far.unpipe(near).pause();
    },
    cut,
    shut() {
      isShut = true;
      return cut();
    },
    open: () => void (isShut = false),
    made: () => made,
    async close() {
      cut();
      endFrozen();
      await new Promise((done) => server.close(done));
    },
  };
}

function silenced(pair: Pair): Pair {
  pair.frozen = true;
  pair.near.unpipe(pair.far).pause();
  pair.far.unpipe(pair.near).pause();
  return pair;
}

function joined(near: Socket, target: URL, listenFor: string | undefined): Pair {
  const far = connect(Number(target.port || 5432), target.hostname);
  const pair: Pair = { near, far, frozen: false, saidIt: false };
  near.pipe(far);
  far.pipe(near);
  if (listenFor !== undefined) near.on("data", (said: Buffer) => (pair.saidIt ||= said.includes(listenFor)));
  far.on("error", () => undefined); // a cut connection
  near.once("close", () => pair.frozen || far.destroy());
  far.once("close", () => pair.frozen || near.destroy());
  return pair;
}
