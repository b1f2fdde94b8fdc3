import { isAllowedHref } from "#lib/editor/addresses.ts";

const mail = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/;
const domain = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/u;

/** What somebody typed as an address that a link may carry; null when it cannot be one. */
export function linkAddress(typed: string): string | null {
  const text = typed.trim();
  if (text === "" || /\s/.test(text)) return null;
  if (mail.test(text)) return `mailto:${text}`;
  if (domain.test(text)) return `https://${text}`;
  const leads = /^(?:[a-z][a-z0-9+.-]*:|[/#?])/i.test(text);
  return leads && isAllowedHref(text) ? text : null;
}
