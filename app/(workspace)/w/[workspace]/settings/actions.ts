"use server";

import { revalidatePath } from "next/cache";
import { formAction } from "#lib/transport/action.ts";
import { renameWorkspace } from "#lib/workspaces/rename-workspace.ts";
import { RenameWorkspace } from "#lib/workspaces/schema.ts";

export const renameWithForm = formAction(RenameWorkspace, async (actor, input) => {
  await renameWorkspace(actor, input);
  revalidatePath(`/w/${input.workspace}`, "layout");
});
