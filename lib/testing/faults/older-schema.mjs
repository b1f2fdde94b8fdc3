// Loaded into a server before its own code: it then takes itself for the release with an older schema.
import { registerHooks } from "node:module";

const { fields, schemaVersion } = JSON.parse(process.env.OLDER_SCHEMA ?? "{}");
const current = /SCHEMA_VERSION = \d+/;

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (url !== fields) return loaded;
    const source = new TextDecoder().decode(loaded.source);
    if (!current.test(source)) throw new Error(`No schema version was found in ${url}`);
    return { ...loaded, source: source.replace(current, `SCHEMA_VERSION = ${schemaVersion}`) };
  },
});
