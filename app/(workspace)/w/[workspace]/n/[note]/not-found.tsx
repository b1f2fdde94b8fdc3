import { NoAccess } from "#components/sharing/no-access.tsx";
import { askForAccess } from "./actions.ts";

/** For whoever may not read the note: it says the same when there is none. */
export default function NoteNotFound() {
  return <NoAccess ask={askForAccess} />;
}
