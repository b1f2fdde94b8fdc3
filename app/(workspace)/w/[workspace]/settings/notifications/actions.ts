"use server";

import { revalidatePath } from "next/cache";
import { ChangeNotificationSettings } from "#lib/notifications/schema.ts";
import { changeNotificationSettings } from "#lib/notifications/settings.ts";
import { formAction } from "#lib/transport/action.ts";

export const changeWithForm = formAction(ChangeNotificationSettings, async (actor, input) => {
  await changeNotificationSettings(actor, input);
  revalidatePath("/(workspace)/w/[workspace]/settings/notifications", "page");
});
