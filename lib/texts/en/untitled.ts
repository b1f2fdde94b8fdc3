/** What stands for a title that is empty. */
export const untitled = "Untitled";
