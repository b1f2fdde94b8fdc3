/** What the form for a note's properties is asked for with, from the menu of the note. */
export const propertiesRequest = "commonplace:properties";

/** Opens the form of the note that is open. */
export function askForProperties(): void {
  dispatchEvent(new CustomEvent(propertiesRequest));
}
