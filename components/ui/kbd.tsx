"use client";

import { useSyncExternalStore } from "react";
import { classes } from "./classes.ts";

const symbols: Record<string, { mac: string; other: string }> = {
  Mod: { mac: "⌘", other: "Ctrl" },
  Shift: { mac: "⇧", other: "Shift" },
  Alt: { mac: "⌥", other: "Alt" },
};

/** The keys as this system writes them: "Mod-Shift-k" is ["⌘","⇧","K"] or ["Ctrl","Shift","K"]. */
export function keyNames(keys: string, mac: boolean): string[] {
  return keys.split("-").map((key) => {
    const symbol = symbols[key];
    if (symbol) return mac ? symbol.mac : symbol.other;
    return key.length === 1 ? key.toUpperCase() : key;
  });
}

const never = () => () => {};

function useMac(): boolean {
  return useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.platform),
    () => false,
  );
}

/** A keyboard shortcut such as "Mod-k". */
export function Keys({ keys, onInk = false }: { keys: string; onInk?: boolean }) {
  const mac = useMac();
  return (
    <span className="inline-flex gap-0.5 pointer-coarse:hidden" aria-hidden>
      {keyNames(keys, mac).map((name) => (
        <kbd
          key={name}
          className={classes(
            "rounded-sm border px-1 font-sans text-[0.6875rem] leading-4",
            onInk ? "border-current opacity-80" : "border-line bg-paper text-ink-faint",
          )}
        >
          {name}
        </kbd>
      ))}
    </span>
  );
}
