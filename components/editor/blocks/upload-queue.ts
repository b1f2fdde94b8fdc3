import { uploadTexts } from "#lib/texts/en/uploads.ts";

const atOnce = 3;
const waiting: (() => void)[] = [];
let running = 0;
let unfinished = 0;

/** Runs an upload as soon as fewer than three others run. */
export async function inTurn<Result>(upload: () => Promise<Result>): Promise<Result> {
  if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
  running += 1;
  try {
    return await upload();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

/** Until what it returns is called, leaving the page is warned about. */
export function warnOnLeave(): () => void {
  if (unfinished === 0) {
    addEventListener("beforeunload", warn);
    document.addEventListener("click", ask, { capture: true });
  }
  unfinished += 1;
  let ended = false;
  return () => {
    if (ended) return;
    ended = true;
    unfinished -= 1;
    if (unfinished > 0) return;
    removeEventListener("beforeunload", warn);
    document.removeEventListener("click", ask, { capture: true });
  };
}

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** A link within the application leaves the note without leaving the page. */
function ask(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.isContentEditable || event.defaultPrevented) return;
  const opensElsewhere =
    link.target === "_blank" ||
    event.ctrlKey ||
    event.metaKey ||
    event.shiftKey ||
    link.hasAttribute("download");
  if (opensElsewhere || link.origin !== location.origin || link.pathname === location.pathname) return;
  if (confirm(uploadTexts.leave)) return;
  event.preventDefault();
  event.stopPropagation();
}
