import { useCallback, useLayoutEffect, useRef } from "react";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { shellTexts } from "#lib/texts/en/shell.ts";

/**
 * Returns what shows another title of the note in the browser's tab, in which the page has come with `stored`.
 * React writes that one once more when it gets round to the page's metadata, which may be after the first keys; the
 * note's own title is put back then.
 */
export function useDocumentTitle(stored: string): (title: string) => void {
  const title = useRef({ stored, current: stored });
  useLayoutEffect(() => {
    const { current } = title;
    if (current.current === current.stored) current.current = stored;
    current.stored = stored;
    const putBack = () => {
      if (document.title === inTab(stored)) show(current.current);
    };
    const observer = new MutationObserver(putBack);
    observer.observe(document.head, { childList: true, characterData: true, subtree: true });
    return () => observer.disconnect();
  }, [stored]);
  return useCallback((next: string) => show((title.current.current = next)), []);
}

function show(title: string): void {
  if (document.title !== inTab(title)) document.title = inTab(title);
}

/** As it is read from the document again: without runs of spaces. */
function inTab(title: string): string {
  return `${title || editorTexts.untitled} – ${shellTexts.product}`.replaceAll(/[\t\n\f\r ]+/g, " ");
}
