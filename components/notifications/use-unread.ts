import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { askJson } from "#components/ui/ask-json.ts";

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
      const address = `/notifications/unread?workspace=${workspace}`;
      void askJson<{ unread: number }>(address, { signal: asking.signal }).then(
        (answer) => answer && setUnread(answer.unread),
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
