import { invitationDays } from "#lib/workspaces/invitation-days.ts";

/** Texts of the mail that an invitation is sent by. */
export const invitationMailTexts = {
  subject: (by: string | null, workspace: string) =>
    by === null ? `You are invited to “${workspace}”` : `${by} invites you to “${workspace}”`,
  what: "The notes there are written and read together. To join, open the link below and create an account, or sign in.",
  once: `The link is for you alone: it works once, within ${invitationDays} days. If you did not expect it, leave it alone.`,
  accept: "Accept the invitation",
  why: "You get this mail because somebody typed your address when they invited you. Nobody has an account in your name.",
};
