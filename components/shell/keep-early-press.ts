/**
 * Keeps the last press of a button that came before React could take it, and does it again until React does: after a
 * slow start nothing that was pressed is lost. A form is left alone, as the server takes it without script, too. This
 * is written into the page as it stands, before any other script, so it names nothing from outside.
 */
export function keepEarlyPress(): void {
  const startsWithinMs = 30_000;
  let kept: { button: HTMLButtonElement; event: Event }[] = [];

  function look(event: Event): void {
    if (!event.isTrusted || performance.now() > startsWithinMs) return;
    if (event.type === "pointerdown") kept = [];
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button || (button.form && button.type === "submit")) return;
    const arrival = watch(button, event.type);
    setTimeout(() => {
      if (arrival.isTaken()) return;
      if (kept.length === 0) setTimeout(offer, 30);
      kept.push({ button, event });
    });
  }

  /** What React cannot take yet it either does not know of, or it stops it on its way down. */
  function watch(button: HTMLButtonElement, type: string) {
    let arrived = false;
    const arrive = () => void (arrived = true);
    button.addEventListener(type, arrive);
    return {
      isTaken() {
        button.removeEventListener(type, arrive);
        return arrived && isKnown(button);
      },
    };
  }

  function isKnown(button: HTMLButtonElement): boolean {
    return Object.keys(button).some((key) => key.startsWith("__reactProps$"));
  }

  function offer(): void {
    kept = kept.filter(({ button, event }) => button.isConnected && !takes(button, event));
    if (kept.length > 0 && performance.now() < startsWithinMs) setTimeout(offer, 30);
  }

  function takes(button: HTMLButtonElement, event: Event): boolean {
    if (!isKnown(button)) return false;
    const arrival = watch(button, event.type);
    const Kind = event.constructor as new (type: string, init: EventInit) => Event; // an event is read as its own init
    button.dispatchEvent(new Kind(event.type, event));
    return arrival.isTaken();
  }

  for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"])
    addEventListener(type, look, true);
}
