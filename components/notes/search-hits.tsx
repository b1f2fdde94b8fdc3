import Link from "next/link";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { Hit } from "#lib/search/search-notes.ts";
import { titleOr } from "#lib/texts/en/notes.ts";

/** Notes that were found, with the words marked where they stand. */
export function SearchHits({ hits }: { hits: Hit[] }) {
  return (
    <ol className="-mx-3 flex flex-col">
      {hits.map(({ id, title, titleParts, snippet, notebook, url, updatedAt }) => (
        <li key={id} className="border-b border-line last:border-b-0">
          <Link
            href={url}
            prefetch={false}
            className="flex flex-col gap-1 rounded-md px-3 py-3.5 hover:bg-paper-hover"
          >
            <span className="font-serif text-lg">
              {title.trim() === "" ? titleOr(title) : <Marked parts={titleParts} />}
            </span>
            {snippet.length > 0 && (
              <span className="line-clamp-3 text-base text-ink-soft">
                <Marked parts={snippet} />
              </span>
            )}
            <span className="flex gap-1.5 text-sm text-ink-faint">
              <span>{notebook.name}</span>
              <span aria-hidden>·</span>
              <RelativeTime at={updatedAt} />
            </span>
          </Link>
        </li>
      ))}
    </ol>
  );
}

function Marked({ parts }: { parts: Hit["snippet"] }) {
  return parts.map(({ text, hit }, at) =>
    // Parts have no identity but their place.
    hit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
  );
}
