import { z } from "zod";
import { workspaceTexts as texts } from "#lib/texts/en/workspaces.ts";

import { Email, InvitationToken } from "#lib/accounts/schema.ts";

/** The input of an action that needs none. */
export const Nothing = z.strictObject({});

const Slug = z.string().regex(/^[a-z0-9-]{1,80}$/);

export const CreateWorkspace = z.strictObject({
  name: z
    .string({ error: texts.nameMissing })
    .transform((name) => name.replaceAll("\0", "").trim())
    .pipe(z.string().min(1, texts.nameMissing).max(100, texts.nameTooLong)),
});
export type CreateWorkspace = z.output<typeof CreateWorkspace>;

export const RenameWorkspace = CreateWorkspace.extend({ workspace: Slug });
export type RenameWorkspace = z.output<typeof RenameWorkspace>;

export const InWorkspace = z.strictObject({ workspace: Slug });
export type InWorkspace = z.output<typeof InWorkspace>;

/** From the highest to the lowest. */
export const roles = ["owner", "admin", "member", "guest"] as const;

export const ChangeRole = z.strictObject({ workspace: Slug, user: z.uuid(), role: z.enum(roles) });
export type ChangeRole = z.output<typeof ChangeRole>;

export const RemoveMember = z.strictObject({ workspace: Slug, user: z.uuid() });
export type RemoveMember = z.output<typeof RemoveMember>;

export const CreateInvitation = z.strictObject({
  workspace: Slug,
  role: z.enum(["admin", "member", "guest"]),
  /** Where it is mailed to; without one there is the link. */
  email: z.literal("").or(Email).optional(),
});
export type CreateInvitation = z.output<typeof CreateInvitation>;

export const RevokeInvitation = z.strictObject({ workspace: Slug, id: z.uuid() });
export type RevokeInvitation = z.output<typeof RevokeInvitation>;

export const UseInvitation = z.strictObject({ token: InvitationToken });
export type UseInvitation = z.output<typeof UseInvitation>;
