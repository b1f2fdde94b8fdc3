// A cookie, so that the server draws the page as it was chosen: a script would hold up the page's first text until all
// its style sheets are there. No "use client": both sides read these names.
export const themeCookie = "theme";
export type Theme = "system" | "light" | "dark";

/** What the cookie with this value says; without one the system decides. */
export function readTheme(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}
