import { readFileSync } from "node:fs";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

type Methods = Record<string, (parameters: unknown) => Promise<unknown>>;

/** What the package's declarations leave out: the hooks that a bundler would otherwise call. */
const internals = bindings as unknown as {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  SchemaEngine: { new: (options: object, log: () => void, adapterFactory: unknown) => Promise<Methods> };
};

let panic: string | undefined;

/** The version of Prisma's schema engine, as its native binary prints it. */
export const engineVersion = bindings.version;

/** What the engine said before it gave up, if it did. */
export const lastPanic = () => panic;

/** Loads Prisma's WebAssembly schema engine from its package. */
export async function loadEngine() {
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => (panic = message) },
  });
  const file = new URL(
    "schema_engine_bg.wasm",
    import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg"),
  );
  const { instance } = await WebAssembly.instantiate(readFileSync(file), {
    "./schema_engine_bg.js": { ...bindings },
  });
  internals.__wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
  return internals.SchemaEngine;
}
