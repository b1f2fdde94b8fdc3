/** The toolbar for selected text, as its plugin is called. */
export const selectionToolbarKey = "selectionToolbar";

/** Sent to the editor's element when a link is asked for by keyboard. */
export const linkRequest = "commonplace:link";
