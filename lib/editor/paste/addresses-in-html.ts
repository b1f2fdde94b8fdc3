import { isAllowedHref, isAllowedImageSource } from "../addresses.ts";
import { all, create, unwrap } from "./elements.ts";

export interface AddressOptions {
  /** The address the HTML comes from; without it relative addresses lead nowhere. */
  base?: string | null;
  /** Where a link leads, also a relative one; null keeps only its words. */
  link?: (address: string) => string | null;
  /** Where a picture is (for `data:` and relative addresses, too); null leaves its description in its place. */
  image?: (source: string) => string | null;
}

const REDIRECTS: [RegExp, string][] = [
  [/^https:\/\/www\.google\.com\/url\?/, "q"],
  [/^https:\/\/[\w.]*safelinks\.protection\.outlook\.com\/\?/, "url"],
];

/** Links that lead somewhere from here, and pictures that may be loaded; of the others the words stay. */
export function tidyAddresses(root: Element, options: AddressOptions): void {
  for (const link of all(root, "a")) tidyLink(link, options);
  for (const image of all(root, "img")) tidyImage(image, options);
}

function tidyLink(link: Element, { base, link: choose }: AddressOptions): void {
  const given = withoutRedirect(link.getAttribute("href")?.trim() ?? "");
  const href = choose ? choose(given) : absoluteAddress(given, base);
  if (href === null || !isAllowedHref(href)) unwrap(link);
  else link.setAttribute("href", href);
}

function withoutRedirect(href: string): string {
  for (const [sign, parameter] of REDIRECTS) {
    const target = sign.test(href) ? URL.parse(href)?.searchParams.get(parameter) : null;
    if (target && /^https?:\/\//.test(target)) return target;
  }
  return href;
}

/** The address from anywhere; null for one that leads nowhere, such as a part of a page that was left behind. */
function absoluteAddress(address: string, base: string | null | undefined): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return address;
  if (address === "" || address.startsWith("#")) return null;
  if (address.startsWith("/attachments/")) return address;
  return base ? (URL.parse(address, base)?.href ?? null) : null;
}

const smallestPicture = 32;

function tidyImage(image: Element, { base, image: choose }: AddressOptions): void {
  const alt = (image.getAttribute("alt") ?? "").trim();
  if (isLetter(image)) return image.replaceWith(image.ownerDocument.createTextNode(alt));
  const source = sourceOfImage(image);
  const absolute = choose ? choose(source) : absoluteAddress(source, base);
  // Browsers do not load pictures over http into a page that came over https, and our policy forbids it.
  const insecure = absolute !== null && /^http:\/\//i.test(absolute);
  if (absolute !== null && !insecure && isAllowedImageSource(absolute)) image.setAttribute("src", absolute);
  else if (insecure && !image.closest("a")) {
    const link = create(image, "a", { href: absolute });
    link.textContent = alt || absolute;
    image.replaceWith(link);
  } else if (alt === "") image.remove();
  else image.replaceWith(image.ownerDocument.createTextNode(alt));
}

const PLACEHOLDER = /^$|^data:image\/(?:gif|svg)/;

/** Pages that load their pictures late keep the address beside a placeholder. */
function sourceOfImage(image: Element): string {
  const given = (image.getAttribute("data-canonical-src") ?? image.getAttribute("src") ?? "").trim();
  const late = image.getAttribute("data-src") ?? image.getAttribute("data-original");
  return late && PLACEHOLDER.test(given) ? late : given;
}

/** Emoji and icons are drawn as pictures in many places; in a text they are what their description says. */
function isLetter(image: Element): boolean {
  const size = (name: string) => Number.parseFloat(image.getAttribute(name) ?? "NaN");
  const small = size("width") <= smallestPicture && size("height") <= smallestPicture;
  return small || /\b(?:emoji|emoticon|g-emoji)\b/.test(image.getAttribute("class") ?? "");
}
