import { inspect } from "node:util";
import { reportError } from "#lib/report.ts";
import { closeCodes, type Denial, type Ending } from "./protocol.ts";

/** Thrown by a hook to end the connection that sent a message. Hocuspocus reads `code` and `reason`. */
export class EndConnection extends Error {
  readonly code: number;
  readonly reason: Ending;

  constructor(reason: Ending) {
    super(""); // Hocuspocus would log a message, and this is expected
    this.code = closeCodes[reason];
    this.reason = reason;
  }

  /** What Hocuspocus writes down of it: no stack, since whoever may open a note can bring this about at will. */
  [inspect.custom](): string {
    return this.reason;
  }
}

/** Thrown by a hook to keep a note closed. Hocuspocus hands `reason` to the browser. */
export class Denied extends Error {
  readonly reason: Denial;

  constructor(reason: Denial) {
    super(""); // as above
    this.reason = reason;
  }
}

/**
 * A hook whose promise Hocuspocus does not wait for: if it rejected, that would end the process.
 * What it throws is reported instead.
 */
export function neverRejecting<Payload>(name: string, hook: (payload: Payload) => void | Promise<void>) {
  return async (payload: Payload): Promise<void> => {
    try {
      await hook(payload);
    } catch (error) {
      reportError(error, `The hook ${name} of the collaboration server`);
    }
  };
}

/** A hook that Hocuspocus waits for: it only ever rejects with one of the errors above. */
export function rejectingOnlyWith<Payload, Result>(
  name: string,
  wrap: (error: unknown) => Error,
  hook: (payload: Payload) => Promise<Result>,
) {
  return async (payload: Payload): Promise<Result> => {
    try {
      return await hook(payload);
    } catch (error) {
      if (error instanceof EndConnection || error instanceof Denied) throw error;
      reportError(error, `The hook ${name} of the collaboration server`);
      throw wrap(error);
    }
  };
}
