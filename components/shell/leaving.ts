/**
 * `page`: the tab shows another document. `note`: the application shows another page, and goes on running. `device`: this
 * browser forgets what it keeps of notes, too.
 */
export type Leaving = "page" | "note" | "device";

/** What to ask somebody with who would lose something by leaving now; null when they would not. */
type Loss = (leaving: Leaving) => string | null;

const losses = new Set<Loss>();

/** Until what it returns is called, whoever leaves is asked when they would lose something. */
export function warnOfLoss(loss: Loss): () => void {
  if (losses.size === 0) listen();
  losses.add(loss);
  return () => {
    if (losses.delete(loss) && losses.size === 0) stopListening();
  };
}

/** Whether to show another page of the application now. Links and Back ask by themselves; scripts ask before they go. */
export function mayGoTo(url: string): boolean {
  return new URL(url, location.href).pathname === location.pathname || mayLeave("note");
}

/** Whether to leave in this way now; whoever would lose something is asked, if only what nothing open knows of. */
export function mayLeave(leaving: Leaving, elsewhere: string | null = null): boolean {
  const question = questionFor(leaving) ?? elsewhere;
  return question === null || confirm(question);
}

function questionFor(leaving: Leaving): string | null {
  for (const loss of losses) {
    const question = loss(leaving);
    if (question !== null) return question;
  }
  return null;
}

function listen(): void {
  addEventListener("beforeunload", onUnload);
  document.addEventListener("click", onClick, { capture: true });
  if ("navigation" in globalThis) navigation.addEventListener("navigate", onNavigate);
}

function stopListening(): void {
  removeEventListener("beforeunload", onUnload);
  document.removeEventListener("click", onClick, { capture: true });
  if ("navigation" in globalThis) navigation.removeEventListener("navigate", onNavigate);
}

function onUnload(event: BeforeUnloadEvent): void {
  if (questionFor("page") !== null) event.preventDefault();
}

/** A link within the application leaves the note without leaving the page. */
function onClick(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.isContentEditable || event.defaultPrevented) return;
  const opensElsewhere =
    link.target === "_blank" ||
    event.ctrlKey ||
    event.metaKey ||
    event.shiftKey ||
    link.hasAttribute("download");
  if (opensElsewhere || link.origin !== location.origin || mayGoTo(link.href)) return;
  event.preventDefault();
  event.stopPropagation();
}

/**
 * Back and Forward between pages of the application. Next's router has no word for it; the browser asks where it has the
 * Navigation API, and lets itself be kept only once by a page in which nobody does anything.
 */
function onNavigate(event: NavigateEvent): void {
  const { navigationType, destination, cancelable } = event;
  if (navigationType !== "traverse" || !destination.sameDocument || !cancelable) return;
  if (!mayGoTo(destination.url)) event.preventDefault();
}
