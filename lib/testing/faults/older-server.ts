import { fileURLToPath, pathToFileURL } from "node:url";

const fields = new URL("../../editor/fields.ts", import.meta.url).href;
const hook = fileURLToPath(new URL("older-schema.mjs", import.meta.url));

/** The environment of a server whose editor is of that older schema. Everything else in it is as it is now. */
export function olderServer(schemaVersion: number): Record<string, string> {
  return {
    NODE_OPTIONS: `--import ${pathToFileURL(hook).href}`,
    OLDER_SCHEMA: JSON.stringify({ fields, schemaVersion }),
  };
}
