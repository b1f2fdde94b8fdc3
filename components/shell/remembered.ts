// Cookies, so that the server draws the frame as it was left. No "use client": both sides read these names.

/** Whether the sidebar is closed. */
export const sidebarCookie = "sidebar";
/** Which notes of the tree are expanded, and which notebooks (with a hyphen before their id) are not. */
export const expandedCookie = "expanded";

const yearSeconds = 31_536_000;

export interface Remembered {
  sidebarOpen: boolean;
  expanded: string[];
}

/** What the cookies with these values say. */
export function readRemembered(sidebar: string | undefined, expanded: string | undefined): Remembered {
  return {
    sidebarOpen: sidebar !== "closed",
    expanded: (expanded ?? "").split(".").filter((id) => /^-?[0-9a-z]+$/.test(id)),
  };
}

/** Keeps a choice in a cookie for the paths below `path`. */
export function remember(name: string, value: string, path: string): void {
  document.cookie = `${name}=${value}; path=${path}; max-age=${yearSeconds}; samesite=lax`;
}
