import "server-only";
import { notFound } from "next/navigation";
import { requireUser } from "#lib/auth/session.ts";
import { isRefusal } from "#lib/errors.ts";

/** What a page needs, from the domain: what may not be seen is a page that is not there, and visitors are asked to sign in. */
export async function pageData<Value>(loading: Promise<Value>): Promise<Value> {
  try {
    return await loading;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (!["unauthenticated", "not-found", "forbidden"].includes(error.code)) throw error;
    await requireUser();
    notFound();
  }
}
