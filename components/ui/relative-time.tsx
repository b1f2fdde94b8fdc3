"use client";

import { useSyncExternalStore } from "react";
import { relativeTime } from "./time-distance.ts";

const minute = 60_000;

function subscribe(onChange: () => void) {
  const timer = setInterval(onChange, minute);
  return () => clearInterval(timer);
}

// Rounded, so that the snapshot is stable between two ticks.
const now = () => Math.floor(Date.now() / minute) * minute;
const onServer = () => null;

const day = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" });

/**
 * How long ago something was, in a sentence when there is one about it. The server, which does not know the reader's
 * clock, shows the date.
 */
export function RelativeTime({
  at,
  words = (when) => when,
  narrow = false,
  className,
}: {
  at: string;
  words?: (when: string) => string;
  /** Where there is little room. */
  narrow?: boolean;
  className?: string;
}) {
  const present = useSyncExternalStore(subscribe, now, onServer);
  const time = new Date(at);
  const known = present !== null;
  return (
    <time
      dateTime={at}
      className={className}
      title={
        known
          ? new Intl.DateTimeFormat("en", { dateStyle: "long", timeStyle: "short" }).format(time)
          : undefined
      }
    >
      {words(known ? relativeTime(time.getTime(), present, narrow ? "narrow" : "long") : day.format(time))}
    </time>
  );
}
