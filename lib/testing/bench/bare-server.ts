import { Server } from "@hocuspocus/server";

// What we compare with: Hocuspocus as it comes, with no storage and nothing to check.
const server = new Server({
  quiet: true,
  port: 0,
  address: "127.0.0.1",
  onLoadDocument: async () => new Uint8Array(Buffer.from(process.env.BENCH_STATE ?? "", "base64")) as never,
});
await server.listen();
process.send?.({ url: `ws://127.0.0.1:${server.address.port}` });
process.on("disconnect", () => process.exit(0));
