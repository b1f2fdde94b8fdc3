"use client";

import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { Role } from "#lib/db/generated/enums.ts";
import { settingsTexts as texts } from "#lib/texts/en/settings.ts";
import type { FormAction } from "#lib/transport/action-result.ts";
import { ActButton } from "./act-button.tsx";
import { Row, RowList } from "./row-list.tsx";

interface ListedInvitation {
  id: string;
  role: Role;
  expiresAt: Date;
  invitedBy: string | null;
  mail: keyof typeof texts.invitationMail;
  /** For whom it was made, when that is known. */
  email: string | null;
}

/** The invitations that nobody has used yet. */
export function InvitationList({
  workspace,
  invitations,
  revoke,
}: {
  workspace: string;
  invitations: ListedInvitation[];
  revoke: FormAction;
}) {
  return (
    <RowList label={texts.openInvitations}>
      {invitations.map(({ id, role, expiresAt, invitedBy, mail, email }) => (
        <Row
          key={id}
          title={texts.invitationAs(role)}
          details={
            <>
              {email && `${email} · `}
              {invitedBy && `${texts.invitationBy(invitedBy)} · `}
              <RelativeTime at={expiresAt.toISOString()} words={texts.until} />
              {mail !== "none" && ` · ${texts.invitationMail[mail]}`}
            </>
          }
        >
          <ActButton
            act={revoke}
            fields={{ workspace, id }}
            text={texts.revoke}
            label={texts.revokeInvitation(role)}
            done={texts.invitationRevoked}
          />
        </Row>
      ))}
    </RowList>
  );
}
