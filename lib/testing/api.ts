import { readdirSync } from "node:fs";
import { join } from "node:path";
import { createToken } from "#lib/accounts/tokens.ts";
import type { UserActor } from "#lib/actor.ts";

type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response>;

const root = new URL("../../", import.meta.url).pathname;
export const ourOrigin = "http://localhost:3000";

/** What a request comes with: who is asking, and what. */
export interface Asking {
  headers?: Record<string, string>;
  json?: unknown;
  body?: string;
}

/** The route files below app/api/v1, by their paths in the contract's notation. */
export function apiRoutes(): Map<string, string> {
  const files = readdirSync(join(root, "app/api/v1"), { recursive: true, encoding: "utf8" });
  const routes = files.filter((file) => file.endsWith("route.ts"));
  return new Map(
    routes.map((file) => [
      `/${file.replace(/\/?route\.ts$/, "").replaceAll(/\[(\w+)\]/g, "{$1}")}`,
      `app/api/v1/${file}`,
    ]),
  );
}

/** Calls the handler that Next would call for this address. */
export async function callApi(
  method: string,
  address: string,
  { headers, json, body }: Asking = {},
): Promise<Response> {
  const url = new URL(`/api/v1${address}`, ourOrigin);
  const { file, params } = find(url.pathname.slice("/api/v1".length));
  const handlers = await importRoute(file);
  const handler = handlers[method];
  if (!handler) throw new Error(`${file} has no ${method}`);
  const text = json === undefined ? body : JSON.stringify(json);
  const request = new Request(url, {
    method,
    headers: {
      host: url.host,
      ...(json !== undefined && { "content-type": "application/json" }),
      ...(text !== undefined && { "content-length": String(Buffer.byteLength(text)) }),
      ...headers,
    },
    ...(text !== undefined && { body: text }),
  });
  return await handler(request, { params: Promise.resolve(params) });
}

/** What a route file exports. */
export async function importRoute(file: string): Promise<Record<string, Handler | undefined>> {
  return (await import(join(root, file))) as Record<string, Handler | undefined>;
}

/** The header of a new personal token of that person. */
export async function tokenOf(
  actor: UserActor,
  scope: "read" | "write" = "write",
): Promise<{ authorization: string }> {
  const { secret } = await createToken(actor, { name: "Script", scope, expiresInDays: undefined });
  return { authorization: `Bearer ${secret}` };
}

function find(pathname: string): { file: string; params: Record<string, string> } {
  for (const [path, file] of apiRoutes()) {
    const pattern = new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
    const match = pattern.exec(pathname);
    if (match) return { file, params: { ...match.groups } };
  }
  return { file: "app/api/v1/[[...path]]/route.ts", params: {} };
}
