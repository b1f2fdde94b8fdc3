import { AskForAccess } from "#components/sharing/ask-for-access.tsx";
import { askForAccess } from "./actions.ts";

/** For whoever may not read the note: it says the same when there is none. */
export default function NoteNotFound() {
  return <AskForAccess ask={askForAccess} />;
}
