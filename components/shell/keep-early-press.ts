/**
 * Keeps the last press of a button that came before React could take it, and does it again until React does: after a
 * slow start nothing that was pressed is lost. A form is left alone, as the server takes it without script, too. This
 * is written into the page as it stands, where no other script is yet, so it names nothing from outside.
 */
// oxlint-disable-next-line max-lines-per-function -- it goes into the page in one piece
export function keepEarlyPress(): void {
  const startsWithinMs = 30_000;
  const pressingKeys = ["Enter", " ", "ArrowDown"];
  let press = 0;
  let kept: { button: HTMLButtonElement; event: Event }[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function look(event: Event): void {
    if (!event.isTrusted || performance.now() > startsWithinMs || isOtherKey(event)) return;
    if (["pointerdown", "pointercancel", "keydown"].includes(event.type)) forget();
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    // A press has one click, and some have nothing else: those of a screen reader.
    if (event.type === "click" && kept.some((one) => one.event.type === "click")) forget();
    if (!button || button.disabled || (button.form && button.type === "submit")) return;
    const arrival = watch(button, event.type);
    const mine = press;
    setTimeout(() => {
      if (arrival.isTaken() || mine !== press) return;
      kept.push({ button, event });
      timer ??= setTimeout(offer, 30);
    });
  }

  /** Held down, a key presses again and again: its first press is the one that counts. */
  function isOtherKey(event: Event): boolean {
    return event instanceof KeyboardEvent && (event.repeat || !pressingKeys.includes(event.key));
  }

  function forget(): void {
    press += 1;
    kept = [];
  }

  /** What React cannot take yet it either does not know of, or it stops it on its way down. */
  function watch(button: HTMLButtonElement, type: string) {
    let isTaken = false;
    const arrive = () => void (isTaken = isKnown(button));
    button.addEventListener(type, arrive);
    return {
      isTaken() {
        button.removeEventListener(type, arrive);
        return isTaken;
      },
    };
  }

  function isKnown(button: HTMLButtonElement): boolean {
    return Object.keys(button).some((key) => key.startsWith("__reactProps$"));
  }

  function offer(): void {
    timer = undefined;
    kept = kept.filter(
      ({ button, event }) => button.isConnected && !button.disabled && !takes(button, event),
    );
    if (kept.length > 0 && performance.now() < startsWithinMs) timer = setTimeout(offer, 30);
  }

  function takes(button: HTMLButtonElement, event: Event): boolean {
    if (!isKnown(button)) return false;
    const arrival = watch(button, event.type);
    const Kind = event.constructor as new (type: string, init: EventInit) => Event; // an event is read as its own init
    button.dispatchEvent(new Kind(event.type, event));
    return arrival.isTaken();
  }

  const types = "pointerdown pointercancel mousedown pointerup mouseup keydown click";
  for (const type of types.split(" ")) addEventListener(type, look, true);
}
