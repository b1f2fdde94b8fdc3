"use client";

import { ExternalLink, Globe } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { CopyButton } from "./copy-button.tsx";
import type { Publishing } from "./use-publishing.ts";

/** Under the bar of a published note: where its public page is, and whether it says what the note says. */
export function PublicationStrip({ publishing }: { publishing: Publishing }) {
  const { publication, mayPublish, pending, publish, unpublish } = publishing;
  if (!publication) return null;
  return (
    <section
      aria-label={editorTexts.publicPage}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-5 py-1.5 text-sm text-ink-soft"
    >
      <Globe className="size-4 text-accent" aria-hidden />
      <a
        href={publication.url}
        target="_blank"
        rel="noopener"
        className="inline-flex items-center gap-1 font-medium text-accent hover:underline"
      >
        {editorTexts.publicPage}
        <ExternalLink className="size-3.5" aria-hidden />
      </a>
      <CopyButton
        text={() => new URL(publication.url, location.href).href}
        label={editorTexts.copyPublicLink}
      />
      {publication.changed && <span className="max-md:hidden">{editorTexts.unpublishedChanges}</span>}
      {mayPublish && (
        <span className="ml-auto flex gap-1">
          <Button
            size="small"
            variant={publication.changed ? "primary" : "quiet"}
            // A narrow page has room for what is to be done; the rest is under Share.
            className={publication.changed ? "" : "max-sm:hidden"}
            pending={pending}
            onClick={publish}
          >
            {editorTexts.publishChanges}
          </Button>
          <Button
            size="small"
            variant="quiet"
            className="max-sm:hidden"
            pending={pending}
            onClick={unpublish}
          >
            {editorTexts.unpublish}
          </Button>
        </span>
      )}
    </section>
  );
}
