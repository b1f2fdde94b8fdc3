import type { ReactNode } from "react";

/** A list of things with something to do at the end of each. */
export function RowList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className="divide-y divide-line border-y border-line">
      {children}
    </ul>
  );
}

/** One thing: what it is, details in a quieter voice, and what can be done. */
export function Row({
  lead,
  title,
  details,
  children,
}: {
  lead?: ReactNode;
  title: ReactNode;
  details: ReactNode;
  children?: ReactNode;
}) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      {lead}
      <div className="min-w-0 flex-1 basis-48">
        <p className="flex flex-wrap items-center gap-2 text-base font-medium wrap-anywhere">{title}</p>
        <p className="text-sm text-ink-soft wrap-anywhere">{details}</p>
      </div>
      <div className="flex items-center gap-2">{children}</div>
    </li>
  );
}
