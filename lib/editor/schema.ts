import { getSchema } from "@tiptap/core";
import { bodyExtensions } from "./extensions/body.ts";
import { titleExtensions } from "./extensions/title.ts";

/** The ProseMirror schema of a note's body. */
export const bodySchema = getSchema(bodyExtensions);

/** The ProseMirror schema of a note's title. */
export const titleSchema = getSchema(titleExtensions);
