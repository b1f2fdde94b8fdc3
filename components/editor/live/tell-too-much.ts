import { tellFailure } from "#components/ui/toast.tsx";
import { editorTexts } from "#lib/texts/en/editor.ts";

/** Says that something did not come in, since no note can hold it. */
export function tellTooMuch(): void {
  tellFailure(editorTexts.tooMuchToInsert);
}
