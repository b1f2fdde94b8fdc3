/** The toolbar for selected text, as its plugin is called. */
export const selectionToolbarKey = "selectionToolbar";

/** Sent to the editor's element when a link is asked for by keyboard. */
export const linkRequest = "commonplace:link";

/** Sent to the editor's element when the menu of the block with the caret is asked for by keyboard. */
export const blockMenuRequest = "commonplace:block-menu";
