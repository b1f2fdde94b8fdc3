import { shortestPassword } from "#lib/accounts/limits.ts";
import { invitationDays } from "#lib/workspaces/invitation-days.ts";
import { aRole } from "./a-role.ts";

/** The pages for people who are not signed in. */
export const authTexts = {
  promise: "Write what you learn, come back to it, share it.",
  name: "Name",
  email: "Email",
  password: "Password",
  passwordHint: `At least ${shortestPassword} characters. A few unrelated words are best.`,
  show: "Show",
  hide: "Hide",
  createAccount: "Create account",
  createAccountTitle: "Create your account",
  firstAccountTitle: "Welcome",
  firstAccount:
    "Nobody has an account here yet. The first one is yours; after that, people join by invitation.",
  signIn: "Sign in",
  signInTitle: "Sign in",
  haveAccount: "Already have an account?",
  noAccount: "No account yet?",
  byInvitation: "Accounts are made by invitation here",
  byInvitationHow: "Ask somebody who has one to send you an invitation link, and open it in this browser.",
  problems: "Please check this:",
  invitedTo: (workspace: string) => `Join ${workspace}`,
  invitedBy: (name: string, role: string) => `${name} has invited you as ${role}.`,
  invited: (role: string) => `You have been invited as ${role}.`,
  role: aRole,
  joinAs: (name: string) => `You are signed in as ${name}.`,
  join: "Join workspace",
  invitationOver: "This invitation is no longer valid",
  invitationOverHow: `It was used, revoked, or is older than ${invitationDays} days. Each link brings in one person. Ask for a new one.`,
  toStart: "Go to the start page",
  newWorkspace: "Make a workspace",
  newWorkspaceHow: "A workspace holds your notes, and the people you write them with.",
  workspaceName: "Workspace name",
  createWorkspace: "Create workspace",
};
