const longestMs = 100;

/** Calls back when the next frame is on the screen; soon in any case, for hidden pages have no frames. */
export function afterPaint(work: () => void): void {
  let due = true;
  const once = () => {
    if (due) work();
    due = false;
  };
  const timer = setTimeout(once, longestMs);
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      clearTimeout(timer);
      once();
    };
    port2.postMessage(null);
  });
}
