import { useEffect, useEffectEvent, useRef } from "react";

/** `#thread-…` in the address leads to a thread, as soon as the threads and their places are there. */
export function useThreadLinks({ ready, follow }: { ready: boolean; follow: (id: string) => void }): void {
  const led = useEffectEvent(() => {
    const id = /^#thread-([0-9a-f-]{36})$/.exec(location.hash)?.[1];
    if (id !== undefined) follow(id);
  });
  const begun = useRef(false);
  useEffect(() => {
    if (!ready || begun.current) return;
    const frame = requestAnimationFrame(() => {
      begun.current = true;
      led();
    });
    return () => cancelAnimationFrame(frame);
  }, [ready]);
  useEffect(() => {
    const listener = () => {
      if (begun.current) led();
    };
    addEventListener("hashchange", listener);
    return () => removeEventListener("hashchange", listener);
  }, []);
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
