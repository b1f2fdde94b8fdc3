/** What went wrong, in a word that code can compare. */
export type RefusalCode =
  | "bad-request"
  | "unauthenticated"
  | "forbidden"
  | "not-found"
  | "conflict"
  | "too-large"
  | "unsupported-type"
  | "too-many-requests"
  | "unavailable";

const statusOf: Record<RefusalCode, number> = {
  "bad-request": 400,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  "too-large": 413,
  "unsupported-type": 415,
  "too-many-requests": 429,
  unavailable: 503,
};

const refusal = Symbol.for("commonplace.refusal");

/**
 * An expected failure: its message is shown to the person as it is, and says what happened and what to do.
 * Everything else that is thrown is a bug and is reported.
 */
export class Refusal extends Error {
  readonly [refusal] = true;
  readonly code: RefusalCode;
  readonly status: number;
  /** What was wrong with each field of a form, by the field's name. */
  readonly fields: Record<string, string> | undefined;
  /** When the same may succeed, if that is known. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: RefusalCode, message: string, fields?: Record<string, string>) {
    super(message);
    this.name = "Refusal";
    this.code = code;
    this.status = statusOf[code];
    this.fields = fields;
  }
}

/** The same was asked for too often. */
export class TooManyRequests extends Refusal {
  override readonly retryAfterSeconds: number;

  constructor(message: string, retryAfterSeconds: number) {
    super("too-many-requests", message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Next bundles its own copy of this module, so `instanceof` would miss refusals of the other copy. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && refusal in error;
}
