import { request as httpRequest } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

export interface Sending {
  method?: string;
  headers?: Record<string, string>;
  /** How much is sent. */
  megabytes: number;
  /** Whether the length is said beforehand; without it the body comes in chunks. */
  announced?: boolean;
}

/** What a sender has been answered, once it had sent everything. */
export interface Answered {
  status: number;
  /** The sentence of a refusal. */
  detail: string | undefined;
}

const chunk = Buffer.alloc(64 * 1024, "Feed it daily. ");
const megabyte = 1024 * 1024;

/** Sends a body on a connection of its own, as browsers do: all of it, and only then they look for the answer. */
export async function sendBody(url: string, sending: Sending): Promise<Answered> {
  const { method = "POST", megabytes, signal } = { ...sending, signal: AbortSignal.timeout(30_000) };
  const request = httpRequest(url, { method, headers: headersOf(sending), agent: false, signal });
  const answer = new Promise<Response>((done, fail) => {
    request.once("error", fail);
    request.once("response", (response) => {
      const body = Readable.toWeb(response) as ReadableStream;
      done(new Response(body, { status: response.statusCode ?? 0 }));
    });
  });
  const [response] = await Promise.all([answer, pipeline(Readable.from(bytes(megabytes)), request)]);
  return await read(response);
}

/** Sends a body as programs do: on a connection that is kept, and looking for the answer all the while. */
export async function fetchBody(url: string, sending: Sending): Promise<Answered> {
  const { method = "POST", megabytes } = sending;
  let sent = 0;
  const body = async function* () {
    for (const part of bytes(megabytes)) {
      yield part;
      sent += part.length;
    }
  };
  const response = await fetch(url, {
    method,
    headers: headersOf(sending),
    body: body(),
    duplex: "half",
    signal: AbortSignal.timeout(30_000),
  } as unknown as RequestInit);
  const answered = await read(response);
  if (sent < megabytes * megabyte) throw new Error(`Only ${sent} bytes were taken`);
  return answered;
}

function headersOf({ headers, megabytes, announced = true }: Sending): Record<string, string> {
  return { ...headers, ...(announced && { "content-length": String(megabytes * megabyte) }) };
}

function* bytes(megabytes: number): Generator<Buffer> {
  for (let left = megabytes * megabyte; left > 0; left -= chunk.length) yield chunk;
}

async function read(response: Response): Promise<Answered> {
  const text = await response.text();
  const isProblem = text.startsWith("{");
  const detail = isProblem ? (JSON.parse(text) as { detail?: string }).detail : undefined;
  return { status: response.status, detail };
}
