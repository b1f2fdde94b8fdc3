/** Who is asking. Handed down explicitly to every function of the domain; there is no ambient user. */
export type Actor = UserActor | TokenActor | VisitorActor | SystemActor;

/** A signed-in person, in one session. */
export interface UserActor {
  kind: "user";
  userId: string;
  sessionId: string;
}

/** A person's personal token: the person's rights, at most as far as the scope goes. */
export interface TokenActor {
  kind: "token";
  userId: string;
  tokenId: string;
  scope: "read" | "write";
}

/** Somebody without an account. */
export interface VisitorActor {
  kind: "visitor";
}

/** The product itself: start-up, jobs, the first notebook of a workspace. */
export interface SystemActor {
  kind: "system";
}

export const visitor: VisitorActor = { kind: "visitor" };
export const system: SystemActor = { kind: "system" };

/** The id of the person behind the actor, for authorship; null for visitors and the system. */
export function userIdOf(actor: Actor): string | null {
  return "userId" in actor ? actor.userId : null;
}
