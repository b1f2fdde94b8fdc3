import { z } from "zod";
import { normaliseEmail } from "#lib/auth/email.ts";
import { accountTexts as texts } from "#lib/texts/en/accounts.ts";
import { shortestPassword } from "./limits.ts";

/** PostgreSQL cannot store U+0000, and nobody can see it. */
const withoutNul = (text: string) => text.replaceAll("\0", "").trim();

export const PersonName = z
  .string({ error: texts.nameMissing })
  .transform(withoutNul)
  .pipe(z.string().min(1, texts.nameMissing).max(100, texts.nameTooLong));

/** Normalised before it is checked, so that nothing turns into a second address afterwards. */
export const Email = z
  .string({ error: texts.emailInvalid })
  .max(400, texts.emailInvalid)
  .transform(normaliseEmail)
  .pipe(z.email(texts.emailInvalid).max(254, texts.emailInvalid));

export const NewPassword = z
  .string({ error: texts.passwordTooShort })
  .min(shortestPassword, texts.passwordTooShort)
  .max(200, texts.passwordTooLong);

const GivenPassword = z
  .string({ error: texts.passwordMissing })
  .min(1, texts.passwordMissing)
  .max(1000, texts.passwordTooLong);

/** The secret part of an invitation's address. */
export const InvitationToken = z.string().regex(/^[\w-]{20,100}$/);

export const SignUp = z.strictObject({
  name: PersonName,
  email: Email,
  password: NewPassword,
  invitation: InvitationToken.optional(),
});
export type SignUp = z.output<typeof SignUp>;

export const SignIn = z.strictObject({ email: Email, password: GivenPassword, next: z.string().optional() });
export type SignIn = z.output<typeof SignIn>;

export const ChangeName = z.strictObject({ name: PersonName });
export type ChangeName = z.output<typeof ChangeName>;

export const ChangePassword = z.strictObject({ currentPassword: GivenPassword, newPassword: NewPassword });
export type ChangePassword = z.output<typeof ChangePassword>;

export const EndSession = z.strictObject({ id: z.uuid() });
export type EndSession = z.output<typeof EndSession>;

export const CreateToken = z.strictObject({
  name: z
    .string({ error: texts.tokenNameMissing })
    .transform(withoutNul)
    .pipe(z.string().min(1, texts.tokenNameMissing).max(100, texts.nameTooLong)),
  scope: z.enum(["read", "write"]),
  /** Without it, or with "never" as a form sends it, the token lasts until it is revoked. */
  expiresInDays: z.preprocess(
    (days) => (days === "never" ? undefined : days),
    z.coerce.number().int().min(1).max(3650).optional(),
  ),
});
export type CreateToken = z.output<typeof CreateToken>;

export const RevokeToken = z.strictObject({ id: z.uuid() });
export type RevokeToken = z.output<typeof RevokeToken>;
