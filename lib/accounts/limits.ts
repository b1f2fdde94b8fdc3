/** How many characters a password has at least. */
export const shortestPassword = 8;

/** After how many days without use a session ends. */
export const sessionDays = 30;
