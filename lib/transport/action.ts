import "server-only";
import { unstable_rethrow } from "next/navigation";
import { headers } from "next/headers";
import type { z } from "zod";
import type { Actor } from "#lib/actor.ts";
import { actorFrom } from "#lib/auth/actor-from.ts";
import { isOurOrigin } from "#lib/auth/origin.ts";
import { isRefusal, Refusal } from "#lib/errors.ts";
import { transportTexts } from "#lib/texts/en/transport.ts";
import { reportBug } from "./report.ts";
import type { ActionResult, FormState } from "./action-result.ts";
import { fieldsOf } from "./validation.ts";

/**
 * A server action: parses the input, asks who calls, and runs `work`. It never throws (but for Next's own redirects):
 * refusals come back as messages, bugs are reported and come back as a plain sentence.
 */
export function action<Schema extends z.ZodType, Value>(
  schema: Schema,
  work: (actor: Actor, input: z.output<Schema>) => Promise<Value>,
): (input: z.input<Schema>) => Promise<ActionResult<Value>> {
  return async (input) => perform(schema, work, input);
}

/** The same for a form with `useActionState`; it works without script. What was typed comes back, but for passwords. */
export function formAction<Schema extends z.ZodType, Value>(
  schema: Schema,
  work: (actor: Actor, input: z.output<Schema>) => Promise<Value>,
): (state: FormState, data: FormData) => Promise<FormState<Value>> {
  return async (_, data) => {
    const texts = [...data].filter((entry): entry is [string, string] => typeof entry[1] === "string");
    // Next adds fields of its own for forms without script.
    const values = Object.fromEntries(texts.filter(([name]) => !name.startsWith("$ACTION")));
    const result = await perform(schema, work, values);
    if (result.ok) return result;
    const kept = Object.entries(values).filter(([name]) => !/password/i.test(name));
    return { ...result, values: Object.fromEntries(kept) };
  };
}

async function perform<Schema extends z.ZodType, Value>(
  schema: Schema,
  work: (actor: Actor, input: z.output<Schema>) => Promise<Value>,
  input: unknown,
): Promise<ActionResult<Value>> {
  try {
    const sent = await headers();
    if (!isOurOrigin(sent)) throw new Refusal("forbidden", transportTexts.foreignOrigin);
    const parsed = schema.safeParse(input);
    if (!parsed.success) {
      const fields = fieldsOf(parsed.error);
      return { ok: false, code: "bad-request", message: transportTexts.checkFields, fields };
    }
    return { ok: true, value: await work(await actorFrom(sent), parsed.data) };
  } catch (error) {
    unstable_rethrow(error);
    if (isRefusal(error)) {
      const { code, message, fields } = error;
      return { ok: false, code, message, ...(fields && { fields }) };
    }
    return { ok: false, code: "bug", message: transportTexts.bug(reportBug(error, "action")) };
  }
}
