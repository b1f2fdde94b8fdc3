import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isValidElement, type ReactNode } from "react";
import { ourOrigin } from "./api.ts";

// Every way into the product from outside: route handlers, server actions, pages and layouts.

const root = new URL("../../", import.meta.url).pathname;

/**
 * What came of asking: done; 1 who are you; 3 you may not; 4 there is no such thing; 0 wrong input; 9 not as things
 * are; > led elsewhere.
 */
export type Outcome = "." | "1" | "3" | "4" | "0" | "9" | ">";

/** The request that next/headers tells of while a page or an action runs. */
export const asking = { headers: new Headers() };

/** All doors that the files in app/ open, as the permission table names them. */
export function findDoors(): string[] {
  const files = readdirSync(join(root, "app"), { recursive: true, encoding: "utf8" });
  return files.flatMap((file) => {
    const place = `/${file.replace(/\/?[^/]+$/, "")}`;
    if (/(^|\/)route\.ts$/.test(file)) return methodsIn(file).map((method) => `${method} ${place}`);
    if (/(^|\/)page\.tsx$/.test(file)) return [`PAGE ${place}`];
    if (/(^|\/)layout\.tsx$/.test(file)) return [`LAYOUT ${place}`];
    return isActions(file) ? exportsOf(file).map((name) => `ACTION ${place} ${name}`) : [];
  });
}

function sourceOf(file: string): string {
  return readFileSync(join(root, "app", file), "utf8");
}

function isActions(file: string): boolean {
  return /\.tsx?$/.test(file) && /^\s*["']use server["']/m.test(sourceOf(file));
}

function exportsOf(file: string): string[] {
  return [...sourceOf(file).matchAll(/^export (?:const|async function|function) (\w+)/gm)].map(
    ([, name = ""]) => name,
  );
}

/** Methods that answer 405 for want of anything to do are no doors. */
function methodsIn(file: string): string[] {
  const source = sourceOf(file);
  const resource = /resource\("[^"]+", \{([\s\S]*)\}\);/.exec(source)?.[1];
  const pattern =
    resource === undefined
      ? /\b(GET|POST|PUT|PATCH|DELETE)\b(?= =|\(|,| \})/g
      : /^ {2}(?:async )?([A-Z]+)[(:]/gm;
  return [...new Set([...(resource ?? source).matchAll(pattern)].map(([, method = ""]) => method))];
}

type Params = Record<string, string>;
type Callable = (...given: never[]) => unknown;

async function load(file: string): Promise<Record<string, Callable | undefined>> {
  return (await import(join(root, "app", file))) as Record<string, Callable | undefined>;
}

/** Calls a route handler and reads its answer to the end. */
export async function callRoute(
  method: string,
  place: string,
  given: { headers: Record<string, string>; params?: Params; search?: string; json?: unknown; body?: string },
): Promise<Outcome> {
  const handler = (await load(`${place.slice(1)}/route.ts`))[method];
  const {
    params = {},
    search = "",
    json,
    body = json === undefined ? undefined : JSON.stringify(json),
  } = given;
  const request = new Request(`${ourOrigin}${place}${search}`, {
    method,
    headers: {
      host: new URL(ourOrigin).host,
      origin: ourOrigin,
      ...(json !== undefined && { "content-type": "application/json" }),
      ...(body !== undefined && { "content-length": String(Buffer.byteLength(body)) }),
      ...given.headers,
    },
    ...(body !== undefined && { body }),
  });
  const response = (await handler?.(
    request as never,
    { params: Promise.resolve(params) } as never,
  )) as Response;
  await response.arrayBuffer();
  return outcomeOfStatus(response.status);
}

function outcomeOfStatus(status: number): Outcome {
  const known: Record<number, Outcome> = { 400: "0", 401: "1", 403: "3", 404: "4", 409: "9" };
  if (status < 300) return ".";
  if (status < 400) return ">";
  const outcome = known[status];
  if (!outcome) throw new Error(`A status that the table has no sign for: ${status}`);
  return outcome;
}

/** Calls a server action, with a value or, when it is a form's, with its fields. */
export async function callAction(
  place: string,
  name: string,
  given: { headers: Record<string, string>; input?: unknown; form?: Record<string, string> },
): Promise<Outcome> {
  asking.headers = new Headers({ host: new URL(ourOrigin).host, origin: ourOrigin, ...given.headers });
  const act = (await load(`${place.slice(1)}/actions.ts`))[name];
  const form = new FormData();
  for (const [key, value] of Object.entries(given.form ?? {})) form.set(key, value);
  return await outcomeOf(async () => {
    const result = (await (given.form
      ? act?.(null as never, form as never)
      : act?.(given.input as never))) as { ok: true } | { ok: false; code: string; message: string };
    return result.ok ? "." : outcomeOfCode(result);
  });
}

/** The sign of a refusal. */
export function outcomeOfCode({ code, message }: { code: string; message: string }): Outcome {
  const known: Record<string, Outcome> = {
    "bad-request": "0",
    unauthenticated: "1",
    forbidden: "3",
    "not-found": "4",
    conflict: "9",
  };
  const outcome = known[code];
  if (!outcome) throw new Error(`A refusal that the table has no sign for: ${code} ${message}`);
  return outcome;
}

/** Renders a page or layout as far as the server's own components go. */
export async function callPage(
  file: string,
  given: { headers: Record<string, string>; params: Params; search?: Params },
): Promise<Outcome> {
  asking.headers = new Headers({ host: new URL(ourOrigin).host, ...given.headers });
  const page = (await load(file)).default;
  return await outcomeOf(async () => {
    const props = {
      params: Promise.resolve(given.params),
      searchParams: Promise.resolve(given.search ?? {}),
    };
    await renderAsync(await page?.(props as never));
    return ".";
  });
}

/** Async components load data of their own. */
async function renderAsync(node: unknown): Promise<void> {
  if (Array.isArray(node)) for (const child of node) await renderAsync(child);
  if (!isValidElement<Record<string, unknown>>(node)) return;
  const { type, props } = node;
  if (typeof type === "function" && type.constructor.name === "AsyncFunction") {
    await renderAsync(await (type as (given: unknown) => Promise<ReactNode>)(props));
  }
  for (const value of Object.values(props)) await renderAsync(value);
}

async function outcomeOf(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
    if (digest.startsWith("NEXT_REDIRECT")) return digest.includes("/sign-in?next=") ? "1" : ">";
    if (digest.startsWith("NEXT_HTTP_ERROR_FALLBACK;404")) return "4";
    throw error;
  }
}
