"use client";

import { useState } from "react";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { NoteTags } from "./links/note-tags.tsx";
import { leftHtml } from "./stored-html.ts";

/** The note as the server has stored it, in the very box the editor will take over. The HTML is from `renderBody`. */
export function StoredNote({
  id,
  title,
  tags,
  workspace,
  body,
}: {
  id: string;
  title: string;
  tags: readonly string[];
  /** The slug. */
  workspace: string;
  /** The body's HTML, or null when the page itself has it: see `leaveHtml`. */
  body: string | null;
}) {
  const [inner] = useState(() => ({ __html: body ?? htmlInPage(id) }));
  return (
    <>
      <div className="note-title">
        <h1 className={title ? "title-line" : "title-line text-ink-faint"}>
          {title || editorTexts.untitled}
        </h1>
      </div>
      <NoteTags tags={tags} workspace={workspace} />
      <div
        className="prose pb-[30vh]"
        data-stored-note={id}
        dangerouslySetInnerHTML={inner}
        suppressHydrationWarning
      />
    </>
  );
}

let inPage: { id: string; html: string } | null = null;

/** In the browser it is read from the page once, for it may be needed again when the editor is gone. */
function htmlInPage(id: string): string {
  if (typeof document === "undefined") return leftHtml();
  if (inPage?.id !== id) {
    const html = document.querySelector(`[data-stored-note="${CSS.escape(id)}"]`)?.innerHTML ?? "";
    inPage = { id, html };
  }
  return inPage.html;
}
