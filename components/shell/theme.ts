"use client";

import { useLayoutEffect, useSyncExternalStore } from "react";
import { remember } from "./remembered.ts";
import { readTheme, themeCookie, type Theme } from "./theme-cookie.ts";

const channelName = "theme";
const changed = new EventTarget();

/** The theme that was chosen here, and how to choose another: at once, for every tab and for the pages to come. */
export function useTheme(): { theme: Theme; setTheme: (theme: Theme) => void } {
  return { theme: useSyncExternalStore(subscribe, shownTheme, () => "system"), setTheme };
}

/** Follows what is chosen in other tabs, and mends a page that was kept under an older choice. */
export function useChosenTheme(): void {
  useLayoutEffect(() => {
    show(chosenTheme());
    const channel = new BroadcastChannel(channelName);
    // As it is told: another tab may see the cookie only later.
    channel.addEventListener("message", ({ data }) => show(readTheme(String(data))));
    return () => channel.close();
  }, []);
}

function setTheme(theme: Theme): void {
  remember(themeCookie, theme, "/");
  show(theme);
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(theme); // oxlint-disable-line unicorn/require-post-message-target-origin -- a channel has no target
  channel.close();
}

function show(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === "system") delete dataset.theme;
  else dataset.theme = theme;
  changed.dispatchEvent(new Event("change"));
}

function shownTheme(): Theme {
  return readTheme(document.documentElement.dataset.theme);
}

function chosenTheme(): Theme {
  return readTheme(new RegExp(`(?:^|; )${themeCookie}=([^;]*)`).exec(document.cookie)?.[1]);
}

function subscribe(listener: () => void): () => void {
  changed.addEventListener("change", listener);
  return () => changed.removeEventListener("change", listener);
}
