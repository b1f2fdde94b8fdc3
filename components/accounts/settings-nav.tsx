"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { settingsTexts as texts } from "#lib/texts/en/settings.ts";

const sections = [
  ["", texts.sections.general],
  ["/members", texts.sections.members],
  ["/account", texts.sections.account],
  ["/notifications", texts.sections.notifications],
  ["/sessions", texts.sections.sessions],
  ["/tokens", texts.sections.tokens],
  ["/import", texts.sections.import],
  ["/export", texts.sections.export],
] as const;

/** The links between the settings pages. */
export function SettingsNav({ base }: { base: string }) {
  const path = usePathname();
  return (
    <nav aria-label={texts.settings} className="-mx-5 overflow-x-auto px-5 md:mx-0 md:px-0">
      <ul className="flex min-w-max gap-1 max-sm:gap-0 border-b border-line">
        {sections.map(([end, name]) => (
          <li key={end}>
            <Link
              ref={isAt(path, base, end) ? showInNav : null}
              href={base + end}
              aria-current={isAt(path, base, end) ? "page" : undefined}
              className="-mb-px block border-b-2 border-transparent px-2.5 py-2 text-base max-sm:px-2 max-sm:text-sm text-ink-soft hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Also on the pages below. */
function isAt(path: string, base: string, end: string): boolean {
  return path === base + end || (end !== "" && path.startsWith(`${base}${end}/`));
}

/** On narrow screens the links are wider than the page, which itself must not move: somebody may be reading below. */
function showInNav(link: HTMLElement | null): void {
  const nav = link?.closest("nav");
  if (!link || !nav) return;
  const [{ left, right }, frame] = [link.getBoundingClientRect(), nav.getBoundingClientRect()];
  nav.scrollLeft += Math.max(0, right - frame.right) + Math.min(0, left - frame.left);
}
