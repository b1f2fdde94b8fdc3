import type { FileProblem } from "../archive/archive.ts";

/** Why a file becomes nothing; the words are in lib/texts/en/import.ts. */
export type SkipReason =
  | FileProblem
  /** Settings of programs and leavings of systems: counted, not listed. */
  | "junk"
  | "too-large"
  /** It takes too long, or too much memory, to read. */
  | "too-costly"
  | "not-text"
  | "damaged"
  | "unreadable"
  | "empty"
  /** An attachment that no note shows or links to. */
  | "unused"
  /** Notion writes the rows of a database twice. */
  | "repeated";
