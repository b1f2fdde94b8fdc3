import type { Metadata } from "next";
import Link from "next/link";
import { NoteList } from "#components/notes/note-list.tsx";
import { NothingYet } from "#components/shell/nothing-yet.tsx";
import { PageFrame } from "#components/shell/page-frame.tsx";
import { readAccount } from "#lib/accounts/read-account.ts";
import { requireUser } from "#lib/auth/session.ts";
import { listRecent } from "#lib/notes/list-recent.ts";
import { activityTexts } from "#lib/texts/en/activity.ts";
import { pagesTexts } from "#lib/texts/en/pages.ts";
import { pageData } from "#lib/transport/page.ts";

const texts = pagesTexts.home;

export const metadata: Metadata = { title: texts.title };

/** What has been written lately. */
export default async function HomePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const actor = await requireUser();
  const [notes, account] = await pageData(
    Promise.all([listRecent(actor, { workspace }), readAccount(actor)]),
  );
  return (
    <PageFrame title={texts.hello(account.name)}>
      {notes.length > 0 ? (
        <section className="flex flex-col gap-2">
          <header className="flex items-baseline justify-between gap-4">
            <h2 className="text-sm font-medium text-ink-faint">{texts.recent}</h2>
            <Link
              href={`/w/${workspace}/activity`}
              prefetch={false}
              className="text-sm text-ink-soft hover:text-ink hover:underline"
            >
              {activityTexts.all}
            </Link>
          </header>
          <NoteList notes={notes} />
        </section>
      ) : (
        <NothingYet />
      )}
    </PageFrame>
  );
}
