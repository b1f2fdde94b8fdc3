import { X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { tagQuery } from "#lib/editor/tag-query.ts";
import { linksTexts } from "#lib/texts/en/links.ts";

/** The tags of a note under its title, each leading to the notes that have it. Without tags it takes no room. */
export function NoteTags({
  tags,
  workspace,
  onRemove,
  children,
}: {
  tags: readonly string[];
  /** The slug. */
  workspace: string;
  /** Without it they cannot be removed here. */
  onRemove?: (tag: string) => void;
  /** What adds one. */
  children?: ReactNode;
}) {
  return (
    <div className="note-tags" data-empty={tags.length === 0 || undefined}>
      {tags.length > 0 && (
        <ul aria-label={linksTexts.tags}>
          {tags.map((tag) => (
            <li key={tag}>
              <Link
                href={`/w/${workspace}/search?q=${encodeURIComponent(tagQuery(tag))}`}
                prefetch={false}
                title={linksTexts.notesTagged(tag)}
              >
                {tag}
              </Link>
              {onRemove && (
                <button type="button" aria-label={linksTexts.removeTag(tag)} onClick={() => onRemove(tag)}>
                  <X aria-hidden />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {children}
    </div>
  );
}
