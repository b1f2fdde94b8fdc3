import { invitationDays } from "#lib/workspaces/invitation-days.ts";

export const workspaceTexts = {
  workspaceOf: (name: string) => `${name}’s notes`,
  startHere: "Start here",
  nameMissing: "Give the workspace a name.",
  nameTooLong: "Use at most 100 characters.",
  invitationNotValid: `This invitation is no longer valid: it was used, revoked, or is older than ${invitationDays} days. Ask for a new link.`,
  invitationNotFound: "There is no such invitation; it may have been used or revoked already.",
  memberNotFound: "This person is not a member of the workspace.",
  roleTooHigh: "Nobody can change or give a role above their own. Ask an owner.",
  lastOwner: "A workspace needs an owner. Make somebody else an owner first.",
};
