import { useEffect, useState } from "react";

/** What cards, the text and the space around them need, in rem; see components/editor/comments-room.css. */
const needed = 61.5;
const outline = 14.5;

/** Whether there is room for cards beside the text. */
export function useRoom(article: HTMLElement | null, outlineOpen: boolean): boolean {
  const around = article?.parentElement ?? null;
  const [width, setWidth] = useState(around?.clientWidth ?? 0);
  useEffect(() => {
    if (!around) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    observer.observe(around);
    return () => observer.disconnect();
  }, [around]);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return width >= (needed + (outlineOpen ? outline : 0)) * rem;
}
