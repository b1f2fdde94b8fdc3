import "server-only";
import type { z } from "zod";
import type { Actor } from "#lib/actor.ts";
import { actorFrom } from "#lib/auth/actor-from.ts";
import { boundedBytes } from "#lib/auth/bounded-bytes.ts";
import { isOurOrigin } from "#lib/auth/origin.ts";
import { isRefusal, Refusal } from "#lib/errors.ts";
import { transportTexts } from "#lib/texts/en/transport.ts";
import { problem } from "./problem.ts";
import { reportBug } from "./report.ts";
import { takingBody } from "./request-body.ts";
import { fieldsOf } from "./validation.ts";

const safeMethods = ["GET", "HEAD", "OPTIONS"];
const maxJsonBytes = 4 * 1024 * 1024;

/**
 * A route handler: asks who calls and runs `work`; refusals and bugs become problem+json, and are answered
 * once the body has come to its end. Unsafe methods are taken from tokens, and from our own pages. Answers are not cached
 * unless `work` says so.
 */
export function route<Params extends Record<string, string | string[]> = Record<string, never>>(
  work: (actor: Actor, params: Params, request: Request) => Promise<Response>,
): (request: Request, context: { params: Promise<Params> }) => Promise<Response> {
  return takingBody(async (request, { params }) => {
    const response = await answer(request, async () => {
      const actor = await actorFrom(request.headers);
      const trusted = actor.kind === "token" || safeMethods.includes(request.method);
      if (!trusted && !isOurOrigin(request.headers))
        throw new Refusal("forbidden", transportTexts.foreignOrigin);
      return work(actor, await params, request);
    });
    return withDefaults(response);
  });
}

async function answer(request: Request, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (isRefusal(error)) return problem(error);
    const reference = reportBug(error, `${request.method} ${new URL(request.url).pathname}`);
    return problem({ status: 500, code: "bug", message: transportTexts.bug(reference) });
  }
}

/** Nothing that a handler answers is a page of ours, nor to be kept, unless it says so itself. */
function withDefaults(response: Response): Response {
  const defaults = {
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  };
  for (const [name, value] of Object.entries(defaults))
    if (!response.headers.has(name)) response.headers.set(name, value);
  return response;
}

/** The JSON body of a request, checked; refuses what is too large, no JSON, or does not fit the schema. */
export async function jsonBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  maxBytes = maxJsonBytes,
): Promise<z.output<Schema>> {
  const text = await boundedText(request, maxBytes);
  return checked(schema, parseJson(text));
}

/** The query of a request, checked. */
export function query<Schema extends z.ZodType>(request: Request, schema: Schema): z.output<Schema> {
  return checked(schema, Object.fromEntries(new URL(request.url).searchParams));
}

function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Refusal("bad-request", transportTexts.invalidInput, fieldsOf(result.error));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refusal("bad-request", transportTexts.notJson); // the parser's own words quote the input
  }
}

async function boundedText(request: Request, maxBytes: number): Promise<string> {
  const bytes = request.body === null ? Buffer.alloc(0) : await boundedBytes(request.body, maxBytes);
  if (bytes === "too large") throw new Refusal("too-large", transportTexts.tooLarge(maxBytes));
  return bytes.toString("utf8");
}
