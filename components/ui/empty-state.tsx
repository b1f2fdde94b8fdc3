import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** What a list says when there is nothing in it: what would be here, and how it gets here. */
export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
}: {
  icon?: LucideIcon;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-start gap-3 py-10">
      {Icon && <Icon className="size-6 text-ink-faint" strokeWidth={1.5} aria-hidden />}
      <div className="flex max-w-prose flex-col gap-1">
        <p className="font-serif text-xl">{title}</p>
        {children && <div className="text-base text-ink-soft">{children}</div>}
      </div>
      {action}
    </div>
  );
}
