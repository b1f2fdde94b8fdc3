"use client";

import { useSyncExternalStore } from "react";
import { shellTexts } from "#lib/texts/en/shell.ts";

const { greeting, greet, hello } = shellTexts.home;
const never = () => () => {};
const hourNow = () => new Date().getHours();
const unknown = () => null;

/** Greets by the reader's own clock, which the server does not know. */
export function Greeting({ name }: { name: string }) {
  const hour = useSyncExternalStore(never, hourNow, unknown);
  if (hour === null) return hello(name);
  if (hour < 5 || hour >= 18) return greet(greeting.evening, name);
  return greet(hour < 12 ? greeting.morning : greeting.day, name);
}
