import type * as tools from "./tools.tsx";
import { whenToolsShown } from "./tools-shown.ts";

type Tools = typeof tools;

let loading: Promise<Tools> | null = null;

/** The script of the toolbars: it comes when somebody is about to write, not with the page. */
export function loadTools(): Promise<Tools> {
  loading ??= import("./tools.tsx").catch((error: unknown) => {
    loading = null; // offline: the next focus tries again
    throw error;
  });
  return loading;
}

/** Resolves once the tools are on the page, and hear what they are asked for. */
export async function toolsShown(): Promise<Tools> {
  const loaded = await loadTools();
  await whenToolsShown();
  return loaded;
}
