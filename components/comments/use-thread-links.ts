import { useEffect, useEffectEvent, useRef } from "react";

/** `#thread-…` in the address leads to a thread, as soon as the threads are there. */
export function useThreadLinks({ ready, follow }: { ready: boolean; follow: (id: string) => void }): void {
  const led = useEffectEvent(() => {
    const id = /^#thread-([0-9a-f-]{36})$/.exec(location.hash)?.[1];
    if (id !== undefined) follow(id);
  });
  useEffect(() => {
    if (!ready) return;
    const listener = () => led();
    const frame = requestAnimationFrame(listener); // its place is found by then
    addEventListener("hashchange", listener);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener("hashchange", listener);
    };
  }, [ready]);
}

/** Clicks in the text that select nothing; `wasWriting` when the caret was in it already. */
export function useTextClicks(
  dom: HTMLElement,
  clicked: (event: MouseEvent, wasWriting: boolean) => void,
): void {
  const writing = useRef(false);
  const heard = useEffectEvent(clicked);
  useEffect(() => {
    const down = () => void (writing.current = dom.isContentEditable && document.activeElement === dom);
    const click = (event: MouseEvent) => {
      if (getSelection()?.isCollapsed !== false) heard(event, writing.current);
    };
    dom.addEventListener("pointerdown", down, true);
    dom.addEventListener("click", click);
    return () => {
      dom.removeEventListener("pointerdown", down, true);
      dom.removeEventListener("click", click);
    };
  }, [dom]);
}
