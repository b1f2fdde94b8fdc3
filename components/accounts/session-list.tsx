"use client";

import { Badge } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { settingsTexts as texts } from "#lib/texts/en/settings.ts";
import type { FormAction } from "#lib/transport/action-result.ts";
import { ActButton } from "./act-button.tsx";
import { browserName } from "./browser-name.ts";
import { Row, RowList } from "./row-list.tsx";

interface ListedSession {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  userAgent: string | null;
  current: boolean;
}

/** Where somebody is signed in. The present session ends by signing out. */
export function SessionList({
  sessions,
  endSession,
  endOthers,
}: {
  sessions: ListedSession[];
  endSession: FormAction;
  endOthers: FormAction;
}) {
  return (
    <div className="flex flex-col items-start gap-4">
      <div className="w-full">
        <RowList label={texts.sections.sessions}>
          {sessions.map(({ id, createdAt, lastSeenAt, userAgent, current }) => (
            <Row
              key={id}
              title={
                <>
                  {browserName(userAgent)} {current && <Badge tone="accent">{texts.thisSession}</Badge>}
                </>
              }
              details={
                <>
                  <RelativeTime at={lastSeenAt.toISOString()} words={texts.lastUsed} /> ·{" "}
                  <RelativeTime at={createdAt.toISOString()} words={texts.signedIn} />
                </>
              }
            >
              {!current && (
                <ActButton
                  act={endSession}
                  fields={{ id }}
                  text={texts.endSession}
                  label={texts.endSessionOf(browserName(userAgent))}
                  done={texts.sessionEnded}
                />
              )}
            </Row>
          ))}
        </RowList>
      </div>
      {sessions.length > 1 && <ActButton act={endOthers} text={texts.endOthers} done={texts.othersEnded} />}
    </div>
  );
}
