/** The XmlFragment of a note's Y.Doc that holds the title. */
export const TITLE_FIELD = "title";

/** The XmlFragment of a note's Y.Doc that holds the body. */
export const BODY_FIELD = "body";

/** Raised whenever an older editor could lose what a newer one wrote (law 4). */
export const SCHEMA_VERSION = 1;
