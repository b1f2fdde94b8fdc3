/** What the find bar is asked for with: by the key in the text, or from the menu of the note. */
export const findRequest = "commonplace:find";

/** Opens the find bar of the note that is open. */
export function askToFind(): void {
  dispatchEvent(new CustomEvent(findRequest));
}
