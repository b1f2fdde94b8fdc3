/** Of what somebody writes who asks for access; here, so that a browser gets it without zod. */
export const longestMessage = 500;
