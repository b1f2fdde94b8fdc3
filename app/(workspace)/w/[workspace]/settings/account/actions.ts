"use server";

import { revalidatePath } from "next/cache";
import { changeName } from "#lib/accounts/change-name.ts";
import { changePassword } from "#lib/accounts/change-password.ts";
import { ChangeName, ChangePassword } from "#lib/accounts/schema.ts";
import { formAction } from "#lib/transport/action.ts";

export const changeNameWithForm = formAction(ChangeName, async (actor, input) => {
  await changeName(actor, input);
  revalidatePath("/(workspace)/w/[workspace]", "layout");
});

export const changePasswordWithForm = formAction(ChangePassword, changePassword);
