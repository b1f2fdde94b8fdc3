import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";

/** What an open note's socket, and the inbox itself, say when there may be another count. */
export const notificationsChange = "notificationschange";

const everyMs = 60_000;
/** The page's own text and script come first. */
const firstAfterMs = 1_000;

/** How many entries of the inbox are unread: asked for after the page is there, and whenever it may have changed. */
export function useUnread(workspace: string): number {
  const path = usePathname();
  const [unread, setUnread] = useState(0);
  useEffect(() => {
    let asking = new AbortController();
    const ask = () => {
      if (document.visibilityState === "hidden") return;
      asking.abort(); // the answer to a later question says more
      asking = new AbortController();
      readUnread(workspace, asking.signal).then(
        (count) => count !== null && setUnread(count),
        () => undefined, // offline, or asked again already
      );
    };
    const timer = setInterval(ask, everyMs);
    addEventListener(notificationsChange, ask);
    document.addEventListener("visibilitychange", ask);
    return () => {
      asking.abort();
      clearInterval(timer);
      removeEventListener(notificationsChange, ask);
      document.removeEventListener("visibilitychange", ask);
    };
  }, [workspace]);
  useEffect(() => {
    if (path === "") return;
    const timer = setTimeout(() => dispatchEvent(new Event(notificationsChange)), firstAfterMs);
    return () => clearTimeout(timer);
  }, [path]);
  return unread;
}

async function readUnread(workspace: string, signal: AbortSignal): Promise<number | null> {
  const response = await fetch(`/notifications/unread?workspace=${workspace}`, { signal });
  if (!response.ok) return null;
  const { unread } = (await response.json()) as { unread: number };
  return unread;
}
