import { editorTexts } from "#lib/texts/en/editor.ts";

/** The note as the server has stored it, in the very box the editor will take over. `html` is from `renderBody`. */
export function StoredNote({ title, html }: { title: string; html: string }) {
  return (
    <>
      <div className="note-title">
        <h1 className={title ? "title-line" : "title-line text-ink-faint"}>
          {title || editorTexts.untitled}
        </h1>
      </div>
      <div className="prose pb-[30vh]" dangerouslySetInnerHTML={{ __html: html }} />
    </>
  );
}
