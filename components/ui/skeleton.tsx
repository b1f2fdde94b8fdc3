import { classes } from "./classes.ts";

/** Lines where text will be. They only show when the wait is longer than 300 ms. */
export function Skeleton({ label, lines = 3 }: { label: string; lines?: number }) {
  const widths = ["w-2/3", "w-full", "w-11/12", "w-5/6", "w-full", "w-1/2"];
  return (
    <div role="status" aria-label={label} className="flex animate-appear-late flex-col gap-3">
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={classes("h-4 rounded-sm bg-paper-hover", widths[line % widths.length])} />
      ))}
    </div>
  );
}
