/** The XmlFragment of a note's Y.Doc that holds the title. */
export const TITLE_FIELD = "title";

/** The XmlFragment of a note's Y.Doc that holds the body. */
export const BODY_FIELD = "body";

/** The Y.Map of a note's Y.Doc whose keys are its tags as written. */
export const TAGS_FIELD = "tags";

/** The Y.Map of a note's Y.Doc that holds its other properties. */
export const PROPERTIES_FIELD = "properties";

/** Raised whenever an older editor could lose what a newer one wrote (law 4). */
export const SCHEMA_VERSION = 2;
