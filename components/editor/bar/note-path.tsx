"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Fragment } from "react";
import { editorTexts } from "#lib/texts/en/editor.ts";
import type { NotePlace } from "../note-page.ts";

/** The notebook and the notes this one is nested in. */
export function NotePath({ note: { notebook, ancestors } }: { note: NotePlace }) {
  return (
    <nav aria-label={editorTexts.place} className="min-w-0 max-sm:hidden">
      <ol className="flex min-w-0 items-center gap-1 text-sm text-ink-soft">
        <li className="truncate">{notebook.name}</li>
        {ancestors.map(({ id, title, url }) => (
          <Fragment key={id}>
            <li aria-hidden>
              <ChevronRight className="size-3.5 text-ink-faint" />
            </li>
            <li className="min-w-0 truncate">
              <Link href={url} prefetch={false} className="hover:text-ink hover:underline">
                {title || editorTexts.untitled}
              </Link>
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}
