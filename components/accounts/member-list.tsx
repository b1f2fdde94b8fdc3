"use client";

import { useState, useTransition } from "react";
import { Avatar } from "#components/ui/avatar.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";
import { Select } from "#components/ui/select.tsx";
import { tell, tellFailure } from "#components/ui/toast.tsx";
import { settingsTexts as texts } from "#lib/texts/en/settings.ts";
import type { ActionResult } from "#lib/transport/action-result.ts";
import type { ListedMember } from "#lib/workspaces/members.ts";
import type { ChangeRole, RemoveMember } from "#lib/workspaces/schema.ts";
import { Row, RowList } from "./row-list.tsx";

interface MemberListProps {
  workspace: string;
  members: ListedMember[];
  changeRole: (input: ChangeRole) => Promise<ActionResult<unknown>>;
  removeMember: (input: RemoveMember) => Promise<ActionResult<unknown>>;
}

/** Who is in the workspace, with their roles. */
export function MemberList({ workspace, members, changeRole, removeMember }: MemberListProps) {
  return (
    <RowList label={texts.sections.members}>
      {members.map((member) => (
        <Row
          key={member.id}
          lead={<Avatar id={member.id} name={member.name} />}
          title={
            <>
              {member.name} {member.you && <Badge>{texts.you}</Badge>}
            </>
          }
          details={member.email ?? texts.roleHints[member.role]}
        >
          <Role workspace={workspace} member={member} changeRole={changeRole} />
          {member.mayRemove && <Remove workspace={workspace} member={member} removeMember={removeMember} />}
        </Row>
      ))}
    </RowList>
  );
}

function Role({
  workspace,
  member,
  changeRole,
}: Pick<MemberListProps, "workspace" | "changeRole"> & { member: ListedMember }) {
  const [pending, start] = useTransition();
  if (member.assignable.length === 0)
    return <span className="text-base text-ink-soft">{texts.roleNames[member.role]}</span>;
  return (
    <Select
      label={texts.roleOf(member.name)}
      value={member.role}
      disabled={pending}
      className="w-30"
      options={member.assignable.map((role) => ({
        value: role,
        label: texts.roleNames[role],
      }))}
      onValueChange={(value) =>
        start(async () => {
          const role = value as ListedMember["role"];
          const result = await changeRole({ workspace, user: member.id, role });
          if (result.ok) tell(texts.roleChanged(member.name, role));
          else tellFailure(result.message);
        })
      }
    />
  );
}

function Remove({
  workspace,
  member,
  removeMember,
}: Pick<MemberListProps, "workspace" | "removeMember"> & { member: ListedMember }) {
  const [open, setOpen] = useState(false);
  const [pending, start] = useTransition();
  const remove = () =>
    start(async () => {
      const result = await removeMember({ workspace, user: member.id });
      setOpen(false);
      if (result.ok) tell(texts.removed(member.name));
      else tellFailure(result.message);
    });
  const { you, name } = member;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="small" variant="quiet" aria-label={you ? undefined : texts.removeSomebody(name)}>
          {you ? texts.leave : texts.remove}
        </Button>
      </DialogTrigger>
      <DialogContent
        title={you ? texts.leaveTitle : texts.removeTitle(name)}
        description={you ? texts.leaveMeaning : texts.removeMeaning}
        footer={
          <>
            <DialogClose asChild>
              <Button>{texts.cancel}</Button>
            </DialogClose>
            <Button variant="danger" pending={pending} onClick={remove}>
              {you ? texts.leave : texts.remove}
            </Button>
          </>
        }
      />
    </Dialog>
  );
}
