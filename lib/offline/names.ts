/** What the service worker, the pages, and the server have agreed on. */
export const workerPath = "/service-worker.js";

/** Pages of one person; never of two. */
export const pagesCache = "commonplace-pages";
/** Scripts, styles and fonts, which are the same for everybody. */
export const filesCache = "commonplace-files";
export const filesPath = "/_next/static/";

/** Tells sessions apart without telling anything about them; every page of the application has it. */
export const sessionHeader = "x-commonplace-session";
export const noSession = "none";

/** A page asks the service worker to keep it and its files. */
export interface KeepRequest {
  type: "keep";
  /** The path of the page, or null when it is none that can be kept. */
  page: string | null;
  files: string[];
}

/** A page asks a new service worker that still waits to take the place of the old one. */
export interface TakeOverRequest {
  type: "take over";
}

/** Whether a path is a note's own page, hence may be opened without the server. */
export function isNotePath(path: string): boolean {
  return /^\/w\/[^/]+\/n\/[^/]+$/.test(path);
}

/** Stands in every page that shows a note, and in no other. */
export const noteMark = "data-stored-note=";
