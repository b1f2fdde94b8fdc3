import "server-only";
import { largestUpload } from "#lib/transfer/archive/limits.ts";

/** Of a body that nobody wants so much is taken, and waited for so long while nothing of it comes. */
interface Patience {
  bytes: number;
  silenceMs: number;
}

// A sender that dribbles has five minutes in all: Node's own limit for a request.
const patience: Patience = { bytes: largestUpload, silenceMs: 10_000 };

/** The bytes of a request. Whoever stops reading them midway leaves the connection as it is, for the answer. */
export async function* bytesOf({ body }: Request): AsyncGenerator<Uint8Array> {
  if (body) yield* body.values({ preventCancel: true });
}

/**
 * A handler that answers once the request's body has come to its end, whether or not `handle` wanted all of it: browsers
 * look for an answer only then, and Node takes nothing more after its answer, so that they would hang, or lose the
 * connection and the answer with it. Whoever is silent, or sends without end, is answered and cut off.
 */
export function takingBody<Given extends unknown[]>(
  handle: (request: Request, ...given: Given) => Promise<Response>,
  limits = patience,
): (request: Request, ...given: Given) => Promise<Response> {
  return async (request, ...given) => {
    const response = await handle(request, ...given);
    if (!(await takeRest(request, limits))) response.headers.set("Connection", "close");
    return response;
  };
}

/** Takes what is left of a body, and keeps nothing of it; whether its end was reached. */
async function takeRest({ body, headers }: Request, { bytes, silenceMs }: Patience): Promise<boolean> {
  if (!body || body.locked) return true; // `request.json()` and its like keep what they have taken locked
  if (Number(headers.get("content-length") ?? 0) > bytes) return false;
  const reader = body.getReader();
  const timer = setTimeout(() => reader.releaseLock(), silenceMs);
  try {
    for (let size = 0; size <= bytes;) {
      const { done, value } = await reader.read();
      if (done) return true;
      size += value.byteLength;
      timer.refresh();
    }
    return false;
  } catch {
    return false; // the sender is silent, or gone
  } finally {
    clearTimeout(timer);
    reader.releaseLock();
  }
}
