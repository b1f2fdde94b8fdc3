"use server";

import { revalidatePath } from "next/cache";
import { markAllRead as markAll, markEntry as mark } from "#lib/notifications/mark-entries.ts";
import { InWorkspace, MarkEntry } from "#lib/notifications/schema.ts";
import { action } from "#lib/transport/action.ts";

const page = "/(workspace)/w/[workspace]/inbox";

export const markEntry = action(MarkEntry, async (actor, input) => {
  await mark(actor, input);
  revalidatePath(page, "page");
});

export const markAllRead = action(InWorkspace, async (actor, input) => {
  await markAll(actor, input);
  revalidatePath(page, "page");
});
