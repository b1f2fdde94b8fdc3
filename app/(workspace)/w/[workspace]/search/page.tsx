import { SearchX } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { SearchForm } from "#components/notes/search-form.tsx";
import { SearchHits } from "#components/notes/search-hits.tsx";
import { PageFrame } from "#components/shell/page-frame.tsx";
import { buttonClasses } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { requireUser } from "#lib/auth/session.ts";
import { listTree } from "#lib/notes/list-tree.ts";
import { SearchNotes } from "#lib/search/schema.ts";
import { searchNotes, type Hits } from "#lib/search/search-notes.ts";
import { pagesTexts } from "#lib/texts/en/pages.ts";
import { pageData } from "#lib/transport/page.ts";

const texts = pagesTexts.search;

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const words = one((await searchParams).q)?.trim();
  return { title: words ? texts.titleFor(words) : texts.title };
}

/** The notes that have these words. */
export default async function SearchPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const given = await searchParams;
  const actor = await requireUser();
  const input = SearchNotes.parse({
    workspace,
    q: one(given.q)?.trim() ?? "",
    // What is not a notebook's id, or no place in the list, is as good as nothing given.
    notebook: SearchNotes.shape.notebook.catch(undefined).parse(one(given.notebook) || undefined),
    cursor: SearchNotes.shape.cursor.catch(undefined).parse(one(given.cursor) || undefined),
  });
  const [found, { notebooks }] = await pageData(
    Promise.all([input.q === "" ? null : searchNotes(actor, input), listTree(actor, { workspace })]),
  );
  const address = `/w/${workspace}/search`;
  return (
    <PageFrame title={texts.title}>
      <SearchForm action={address} words={input.q} notebook={input.notebook} notebooks={notebooks} />
      {found === null ? (
        <EmptyState title={texts.start}>{texts.startHint}</EmptyState>
      ) : (
        <Found found={found} input={input} address={address} />
      )}
    </PageFrame>
  );
}

function Found({
  found: { hits, next, similar },
  input,
  address,
}: {
  found: Hits;
  input: SearchNotes;
  address: string;
}) {
  const { q, notebook, cursor } = input;
  const linkTo = (more: { notebook?: string | undefined; cursor?: string }) => {
    const given = Object.entries({ q, ...more }).filter((entry): entry is [string, string] =>
      Boolean(entry[1]),
    );
    return `${address}?${new URLSearchParams(given)}`;
  };
  if (hits.length === 0) {
    return (
      <EmptyState
        icon={SearchX}
        title={texts.nothing(q)}
        {...(notebook !== undefined && {
          action: (
            <Link href={linkTo({})} className={buttonClasses()}>
              {texts.nothingInNotebook}
            </Link>
          ),
        })}
      >
        {texts.nothingHint}
      </EmptyState>
    );
  }
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-sm font-medium text-ink-faint">{similar ? texts.similar(q) : texts.results(q)}</h2>
      <SearchHits hits={hits} />
      <nav className="flex gap-2" aria-label={texts.pages}>
        {cursor !== undefined && (
          <Link href={linkTo({ notebook })} className={buttonClasses("quiet")}>
            {texts.first}
          </Link>
        )}
        {next !== null && (
          <Link href={linkTo({ notebook, cursor: next })} className={buttonClasses()}>
            {texts.more}
          </Link>
        )}
      </nav>
    </section>
  );
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
