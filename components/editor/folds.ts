import { foldOf } from "#lib/editor/views/toggle-view.ts";

/** Opens every toggle around an element, of the live note or of the stored one, so that it can be seen. */
export function unfold(element: Element | null | undefined): void {
  for (let around = element?.parentElement; around; around = around.parentElement) {
    if (around instanceof HTMLDetailsElement) around.open = true;
    else foldOf(around)?.setOpen(true);
  }
}

/** What is seen of the live note in place of an element that is folded away: the outermost closed toggle around it. */
export function foldedAround(element: Element | null | undefined): Element | null {
  let outermost: Element | null = null;
  for (let part = element?.closest(".toggle-content"); part;) {
    const toggle: Element | null = part.closest(".toggle");
    if (foldOf(toggle)?.isOpen() === false) outermost = toggle;
    part = toggle?.parentElement?.closest(".toggle-content");
  }
  return outermost;
}
