import Link from "next/link";
import { Avatar } from "#components/ui/avatar.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { Activity } from "#lib/activity/list-activity.ts";
import { activityTexts as texts } from "#lib/texts/en/activity.ts";
import { titleOr } from "#lib/texts/en/notes.ts";

/** Who did what to which note, and when. What is in the trash is looked for there. */
export function ActivityList({ workspace, activity }: { workspace: string; activity: Activity[] }) {
  return (
    <ul className="-mx-3 flex flex-col">
      {activity.map(({ id, kind, person, note, notebook, at }) => {
        const name = person?.name ?? texts.somebody;
        return (
          <li key={id} className="border-b border-line last:border-b-0">
            <Link
              href={note.trashed ? `/w/${workspace}/trash` : note.url}
              prefetch={false}
              className="flex items-center gap-3 rounded-md px-3 py-2.5 hover:bg-paper-hover"
            >
              <Avatar id={person?.id ?? ""} name={name} faded={!person} />
              <span className="flex min-w-0 flex-1 flex-col">
                <span className="line-clamp-2">{texts.happened[kind](name, titleOr(note.title))}</span>
                <span className="truncate text-sm text-ink-faint">{notebook.name}</span>
              </span>
              <RelativeTime at={at} className="min-w-22 shrink-0 text-right text-sm text-ink-faint" />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
