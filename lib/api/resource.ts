import type { z } from "zod";
import type { Actor } from "#lib/actor.ts";
import { Refusal } from "#lib/errors.ts";
import { noteIdFrom } from "#lib/notes/note-url.ts";
import { apiTexts } from "#lib/texts/en/api.ts";
import { permissionTexts } from "#lib/texts/en/permissions.ts";
import { problem } from "#lib/transport/problem.ts";
import { takingBody } from "#lib/transport/request-body.ts";
import { jsonBody, query, route } from "#lib/transport/route.ts";
import { contract, methods, type Contract, type Method, type Operation } from "./contract.ts";
import { largestBodyMegabytes } from "./largest-body.ts";
import { countRequest } from "./rate-limit.ts";
import { originFor } from "./origin.ts";

const largestBody = largestBodyMegabytes * 1024 * 1024;

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Field<Of, Name extends string> = Of extends Record<Name, infer Schema> ? Parsed<Schema> : undefined;

/** What a handler gets: everything checked against the contract. */
export interface Asked<Of = Operation> {
  actor: Actor;
  params: Field<Of, "params">;
  query: Field<Of, "query">;
  body: Field<Of, "body">;
  /** Where the caller reached us, for the addresses in the answer. */
  origin: string;
  request: Request;
}

/** What a handler answers: the value for the contract's schema, or a response of its own. */
type Answer<Of> = Of extends { answer: z.ZodType } ? z.input<Of["answer"]> | Response : void;

type Handlers<Methods> = {
  [Name in keyof Methods]: (asked: Asked<Methods[Name]>) => Promise<Answer<Methods[Name]>>;
};
type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/**
 * The route handlers of a path of the contract. Whatever the contract does not know is refused: other methods, other
 * keys, other content types, larger bodies, callers without a token or session.
 */
export function resource<Path extends keyof Contract>(
  path: Path,
  handlers: Handlers<Contract[Path]>,
): Record<Method | "OPTIONS", Handler> {
  const operations: Partial<Record<Method, Operation>> = contract[path];
  const known = handlers as Partial<Record<Method, (asked: Asked<never>) => Promise<unknown>>>;
  const allowed = [...methods.filter((method) => operations[method]), "OPTIONS"].join(", ");
  const entries = methods.map((method): [Method, Handler] => {
    const [operation, handler] = [operations[method], known[method]];
    return [method, operation && handler ? perform(operation, handler) : notAllowed(allowed)];
  });
  const options = async () => new Response(null, { status: 204, headers: { Allow: allowed } });
  return { ...(Object.fromEntries(entries) as Record<Method, Handler>), OPTIONS: options };
}

function perform(operation: Operation, handler: (asked: Asked<never>) => Promise<unknown>): Handler {
  return route<Record<string, string>>(async (actor, params, request) => {
    if (actor.kind === "visitor") throw new Refusal("unauthenticated", apiTexts.unauthenticated);
    await countRequest(actor);
    const asked = {
      actor,
      request,
      origin: originFor(request.headers),
      params: operation.params && parseParams(operation.params, params),
      query: operation.query && query(request, operation.query),
      body: operation.body && (await bodyOf(request, operation)),
    };
    const answer = await handler(asked as Asked<never>);
    if (answer instanceof Response) return answer;
    const { status } = operation;
    if (status === 204) return new Response(null, { status });
    const location = status === 201 ? { Location: (answer as { url: string }).url } : undefined;
    return Response.json(answer, { status, ...(location && { headers: location }) });
  });
}

/** An address that cannot be is one where nothing is. */
function parseParams(schema: z.ZodObject, { id = "", ...rest }: Record<string, string>): unknown {
  const result = schema.safeParse({ id: noteIdFrom(id), ...rest });
  if (!result.success) throw new Refusal("not-found", permissionTexts.noteNotFound);
  return result.data;
}

async function bodyOf(request: Request, { body, bodyOptional }: Operation): Promise<unknown> {
  if (!body) return undefined;
  if (bodyOptional && isEmpty(request)) return body.parse({});
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new Refusal("unsupported-type", apiTexts.notJsonType);
  return await jsonBody(request, body, largestBody);
}

/** By what the headers say: the stream that Next hands over is there even when nothing is in it. */
function isEmpty({ headers }: Request): boolean {
  return !headers.has("transfer-encoding") && (headers.get("content-length") ?? "0") === "0";
}

function notAllowed(allowed: string): Handler {
  return takingBody(async (request) => {
    const message = apiTexts.wrongMethod(request.method, allowed);
    const response = problem({ status: 405, code: "method-not-allowed", message });
    response.headers.set("Allow", allowed);
    return response;
  });
}
