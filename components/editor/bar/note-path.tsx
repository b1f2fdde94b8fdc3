"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Fragment } from "react";
import { editorTexts } from "#lib/texts/en/editor.ts";
import type { NotePlace } from "../note-page.ts";

const shownAncestors = 2;

/** The notebook and the nearest of the notes this one is nested in; dots stand for those between. */
export function NotePath({ note: { notebook, ancestors } }: { note: NotePlace }) {
  const near = ancestors.slice(-shownAncestors);
  const between = ancestors.slice(0, -shownAncestors);
  return (
    <nav aria-label={editorTexts.place} className="min-w-0 max-sm:hidden">
      <ol className="flex min-w-0 items-center gap-1 text-sm text-ink-soft">
        <li className="max-w-48 truncate">{notebook.name}</li>
        {between.length > 0 && (
          <>
            <Step />
            <li title={between.map(({ title }) => title || editorTexts.untitled).join(" › ")}>…</li>
          </>
        )}
        {near.map(({ id, title, url }) => (
          <Fragment key={id}>
            <Step />
            <li className="flex max-w-64 min-w-0">
              <Link href={url} prefetch={false} className="truncate py-1 hover:text-ink hover:underline">
                {title || editorTexts.untitled}
              </Link>
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}

function Step() {
  return (
    <li aria-hidden>
      <ChevronRight className="size-3.5 text-ink-faint" />
    </li>
  );
}
