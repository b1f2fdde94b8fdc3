import { connect, type Socket } from "node:net";
import { MessageType } from "@hocuspocus/server";
import { WebSocket } from "ws";
import { socketToken } from "#lib/collaboration/protocol.ts";
import { SCHEMA_VERSION } from "#lib/editor/fields.ts";
import { frame } from "#lib/testing/frames.ts";
import { pick } from "#lib/testing/random.ts";
import type { Random, Target } from "./target.ts";

/** Somebody who is not let in, and what became of them. */
export type Knock = (target: Target, random: Random) => Promise<string>;

const patienceMs = 5_000;

/** The answer to an upgrade with these headers. */
function upgrade({ url }: Target, headers: Record<string, string>, then?: (socket: WebSocket) => void) {
  return new Promise<string>((done) => {
    const socket = new WebSocket(url, { headers, handshakeTimeout: patienceMs });
    const late = setTimeout(() => finish("nothing"), patienceMs);
    const finish = (what: string) => {
      clearTimeout(late);
      socket.terminate();
      done(what);
    };
    socket.on("unexpected-response", (_request, { statusCode }) => finish(String(statusCode)));
    socket.on("error", () => finish("error"));
    socket.on("close", (code) => finish(`closed ${code}`));
    socket.on("message", (data: Buffer) => finish(data.includes("signed-out") ? "signed out" : "an answer"));
    socket.on("open", () => (then ? then(socket) : finish("let in")));
  });
}

/** What is said to a server that is sent these bytes, up to the first line. */
function say({ url }: Target, head: string[], rest: Uint8Array = new Uint8Array()): Promise<string> {
  const { hostname, port, host } = new URL(url);
  return new Promise((done) => {
    const socket: Socket = connect(Number(port), hostname);
    let answer = "";
    const finish = () => {
      clearTimeout(late);
      socket.destroy();
      done(/^HTTP\/1.1 (\d+)/.exec(answer)?.[1] ?? "closed");
    };
    const late = setTimeout(finish, patienceMs);
    socket.on("error", () => undefined); // `close` follows
    socket.on("data", (data: Buffer) => (answer += data.toString("latin1")));
    socket.on("close", finish);
    socket.write(`${head.join("\r\n").replace("{host}", host)}\r\n\r\n`);
    socket.write(rest);
  });
}

const key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
const asking = (path: string, origin: string) => [
  `GET ${path} HTTP/1.1`,
  "Host: {host}",
  "Connection: Upgrade",
  "Upgrade: websocket",
  `Origin: ${origin}`,
];

const foreign = [
  "https://evil.example",
  "null",
  "",
  "http://localhost.evil.example",
  "file://",
  "http://[",
  "javascript:1",
];
const paths = [
  "//",
  "/collaboration/../collaboration",
  "/collaboration/%00",
  "/%",
  `/${"x".repeat(10_000)}`,
  "*",
];
const opening = (name: string) => frame(name, MessageType.Auth, 0, socketToken(SCHEMA_VERSION));

/** A broken frame of the protocol below ours: reserved bits, no mask, a length beyond all, a ping that is too long. */
const broken = [
  [0xf1, 0x80, 0, 0, 0, 0],
  [0x82, 0x01, 0],
  [0x82, 0xff, 255, 255, 255, 255, 255, 255, 255, 255],
  [0x89, 0xfe, 255, 255],
  [0x83, 0x80, 0, 0, 0, 0],
];

export const knocks: Record<string, Knock> = {
  "a page of others, with a token of ours": (target, random) =>
    upgrade(target, {
      origin: foreign[pick(random, foreign.length)]!,
      authorization: `Bearer ${target.secret}`,
    }),
  "no page": (target) => upgrade(target, { authorization: `Bearer ${target.secret}` }),
  "nobody opens the note": (target) =>
    upgrade(target, { origin: target.origin }, (socket) => socket.send(opening(target.note))),
  "a token of nobody": (target, random) =>
    upgrade(target, { origin: target.origin, authorization: `Bearer ${String(random())}` }, (socket) =>
      socket.send(opening(target.note)),
    ),
  "nobody sends updates": (target) =>
    upgrade(target, { origin: target.origin }, (socket) => {
      for (let sent = 0; sent < 250; sent++)
        socket.send(frame(target.note, MessageType.Sync, 2, new Uint8Array([0, 0])));
    }),
  "nobody sends megabytes": (target) =>
    upgrade(target, { origin: target.origin }, (socket) => {
      for (let sent = 0; sent < 6; sent++)
        socket.send(frame(target.note, MessageType.Sync, 2, new Uint8Array(1024 * 1024)));
    }),
  "nobody asks for ten thousand names": (target) =>
    upgrade(target, { origin: target.origin }, (socket) => {
      for (let sent = 0; sent < 10_000; sent++)
        socket.send(frame(`name${sent}`, MessageType.Sync, 0, new Uint8Array([0])));
    }),
  "nobody sends nonsense": (target, random) =>
    upgrade(target, { origin: target.origin }, (socket) =>
      socket.send(Uint8Array.from({ length: 1 + pick(random, 50) }, () => 128 + pick(random, 128))),
    ),
  "an address that is none": (target, random) =>
    say(target, [
      ...asking(paths[pick(random, paths.length)]!, target.origin),
      "Sec-WebSocket-Version: 13",
      key,
    ]),
  "an upgrade without a key": (target) =>
    say(target, [...asking("/collaboration", target.origin), "Sec-WebSocket-Version: 13"]),
  "an upgrade of another age": (target) =>
    say(target, [...asking("/collaboration", target.origin), "Sec-WebSocket-Version: 8", key]),
  "frames that are none": (target, random) =>
    say(
      target,
      [...asking("/collaboration", target.origin), "Sec-WebSocket-Version: 13", key],
      Uint8Array.from(broken[pick(random, broken.length)]!),
    ),
};
