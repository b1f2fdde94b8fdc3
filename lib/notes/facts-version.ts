/** Raised whenever more is derived from a note than before; older rows are then looked at again by a job. */
export const FACTS_VERSION = 1;
