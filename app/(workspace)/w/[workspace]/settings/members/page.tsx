import type { Metadata } from "next";
import { InvitationForm } from "#components/accounts/invitation-form.tsx";
import { InvitationList } from "#components/accounts/invitation-list.tsx";
import { MemberList } from "#components/accounts/member-list.tsx";
import { RoleLegend } from "#components/accounts/role-legend.tsx";
import { SettingsSection } from "#components/accounts/settings-section.tsx";
import { requireUser } from "#lib/auth/session.ts";
import { mailIsSet } from "#lib/mail/send-mail.ts";
import { settingsTexts as texts } from "#lib/texts/en/settings.ts";
import { pageData } from "#lib/transport/page.ts";
import { listInvitations } from "#lib/workspaces/invitations.ts";
import { listMembers } from "#lib/workspaces/members.ts";
import { readWorkspace } from "#lib/workspaces/read-workspace.ts";
import { assignRole, inviteWithForm, remove, revoke } from "./actions.ts";

export const metadata: Metadata = { title: texts.sections.members };

export default async function MemberSettings({ params }: { params: Promise<{ workspace: string }> }) {
  const actor = await requireUser();
  const { slug: workspace, mayInvite } = await pageData(readWorkspace(actor, await params));
  const [members, invitations] = await Promise.all([
    listMembers(actor, { workspace }),
    mayInvite ? listInvitations(actor, { workspace }) : [],
  ]);
  return (
    <div className="flex flex-col gap-12">
      <SettingsSection title={texts.sections.members} intro={texts.membersIntro(members.length)}>
        <MemberList workspace={workspace} members={members} changeRole={assignRole} removeMember={remove} />
        <RoleLegend />
      </SettingsSection>
      {mayInvite && (
        <SettingsSection title={texts.invite} intro={texts.inviteIntro}>
          <InvitationForm submit={inviteWithForm} workspace={workspace} sendsMail={mailIsSet()} />
        </SettingsSection>
      )}
      {invitations.length > 0 && (
        <SettingsSection title={texts.openInvitations}>
          <InvitationList workspace={workspace} invitations={invitations} revoke={revoke} />
        </SettingsSection>
      )}
    </div>
  );
}
