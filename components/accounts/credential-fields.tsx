import type { ComponentProps } from "react";
import { authTexts as texts } from "#lib/texts/en/auth.ts";
import { FormField } from "./form-field.tsx";

type Password = Pick<ComponentProps<typeof FormField>, "hint" | "autoComplete" | "minLength">;

/** Address and password, in the way that password managers know. */
export function CredentialFields({
  password,
  ...form
}: Pick<ComponentProps<typeof FormField>, "formName" | "state"> & { password: Password }) {
  return (
    <>
      <FormField
        {...form}
        name="email"
        type="email"
        label={texts.email}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <FormField {...form} name="password" type="password" label={texts.password} {...password} required />
    </>
  );
}
