import { hashPassword } from "#lib/auth/password.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import { env } from "#lib/env.ts";
import { Refusal } from "#lib/errors.ts";
import { accountTexts } from "#lib/texts/en/accounts.ts";
import { workspaceTexts } from "#lib/texts/en/workspaces.ts";
import { addStartHere } from "#lib/workspaces/add-start-here.ts";
import { claimInvitation, requireInvitation } from "#lib/workspaces/claim-invitation.ts";
import { insertWorkspace } from "#lib/workspaces/insert-workspace.ts";
import type { SignUp } from "./schema.ts";

const signUpLock = 20261101;

/**
 * Makes an account: the first one freely, later ones with an invitation, unless the setting OPEN_SIGN_UP allows anybody.
 * The person joins the workspace of the invitation, or gets one of their own with the notebook "Start here".
 */
export async function signUp(input: SignUp): Promise<{ userId: string; workspace: string }> {
  const passwordHash = await hashPassword(input.password);
  return transaction(async (tx) => {
    const { invitation } = input;
    // First, so that without a link that is good nobody learns whose addresses are taken.
    if (invitation) await requireInvitation(tx, invitation);
    else await requireOpenSignUp(tx);
    const userId = await insertUser(tx, input, passwordHash);
    if (invitation) {
      const joined = await claimInvitation(tx, { token: invitation, userId });
      return { userId, workspace: joined.slug };
    }
    const workspace = await insertWorkspace(tx, {
      name: workspaceTexts.workspaceOf(input.name),
      owner: userId,
    });
    await addStartHere(tx, workspace);
    return { userId, workspace: workspace.slug };
  });
}

/** Whether anybody may make an account now. */
export async function signUpIsOpen(): Promise<boolean> {
  return env().OPEN_SIGN_UP || (await isEmpty());
}

/** Whether nobody has an account yet. */
export function isEmpty(): Promise<boolean> {
  return transaction(async (tx) => !(await anybody(tx)));
}

async function anybody(tx: Tx): Promise<boolean> {
  return (await tx.user.findFirst({ select: { id: true } })) !== null;
}

/** The lock makes a second first sign-up wait, and then find that it is not the first. */
async function requireOpenSignUp(tx: Tx): Promise<void> {
  if (env().OPEN_SIGN_UP) return;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${signUpLock})`;
  if (await anybody(tx)) throw new Refusal("forbidden", accountTexts.signUpClosed);
}

async function insertUser(tx: Tx, { name, email }: SignUp, passwordHash: string): Promise<string> {
  const [user] = await tx.user.createManyAndReturn({
    data: { name, email, passwordHash },
    select: { id: true },
    skipDuplicates: true,
  });
  if (!user) throw new Refusal("conflict", accountTexts.emailNotPossible);
  return user.id;
}
