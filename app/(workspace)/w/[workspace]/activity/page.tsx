import { History } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { ActivityList } from "#components/activity/activity-list.tsx";
import { PageFrame } from "#components/shell/page-frame.tsx";
import { buttonClasses } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { listActivity, type ActivityPage } from "#lib/activity/list-activity.ts";
import { ListActivity } from "#lib/activity/schema.ts";
import { requireUser } from "#lib/auth/session.ts";
import { listTree } from "#lib/notes/list-tree.ts";
import { activityTexts as texts } from "#lib/texts/en/activity.ts";
import { titleOr } from "#lib/texts/en/notes.ts";
import { pageData } from "#lib/transport/page.ts";

export const metadata: Metadata = { title: texts.title };

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What happened in the workspace, or in one notebook or note. */
export default async function ActivityOfWorkspace({ params, searchParams }: Props) {
  const { workspace } = await params;
  const given = await searchParams;
  const actor = await requireUser();
  const { shape } = ListActivity;
  const input = ListActivity.parse({
    workspace,
    // What is no id, or no place in the list, is as good as nothing given.
    notebook: shape.notebook.catch(undefined).parse(given.notebook),
    note: shape.note.catch(undefined).parse(given.note),
    cursor: shape.cursor.catch(undefined).parse(given.cursor),
  });
  const [page, tree] = await pageData(
    Promise.all([listActivity(actor, input), listTree(actor, { workspace })]),
  );
  const notebook = tree.notebooks.find(({ id }) => id === input.notebook);
  const note = tree.notes.find(({ id }) => id === input.note);
  const name = note ? titleOr(note.title) : notebook?.name;
  return (
    <PageFrame title={name === undefined ? texts.title : texts.of(name)}>
      <Shown page={page} input={input} />
    </PageFrame>
  );
}

function Shown({ page: { activity, next }, input }: { page: ActivityPage; input: ListActivity }) {
  const { workspace, notebook, note, cursor } = input;
  const linkTo = (more: { cursor?: string }) => {
    const given = Object.entries({ notebook, note, ...more }).filter((entry): entry is [string, string] =>
      Boolean(entry[1]),
    );
    return `/w/${workspace}/activity?${new URLSearchParams(given)}`;
  };
  if (activity.length === 0) {
    return (
      <EmptyState icon={History} title={texts.empty}>
        {texts.emptyHint}
      </EmptyState>
    );
  }
  return (
    <>
      <ActivityList workspace={workspace} activity={activity} />
      <nav className="flex gap-2" aria-label={texts.pages}>
        {cursor !== undefined && (
          <Link href={linkTo({})} prefetch={false} className={buttonClasses("quiet")}>
            {texts.newest}
          </Link>
        )}
        {next !== null && (
          <Link href={linkTo({ cursor: next })} prefetch={false} className={buttonClasses()}>
            {texts.older}
          </Link>
        )}
      </nav>
    </>
  );
}
