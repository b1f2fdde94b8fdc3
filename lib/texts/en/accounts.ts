import { shortestPassword } from "#lib/accounts/limits.ts";

export const accountTexts = {
  tokenNotValid: "This token is not valid: it may have expired or been revoked.",
  wrongCredentials: "This e-mail address and password do not match. Check both and try again.",
  tooManyAttempts: (minutes: number) =>
    minutes === 1
      ? "Too many attempts. Wait a minute, then try again."
      : `Too many attempts. Wait ${minutes} minutes, then try again.`,
  signInFirst: "Sign in first.",
  onlyInBrowser: "This can only be done by a person who is signed in, not with a token.",
  signUpClosed:
    "New accounts are made by invitation here. Ask somebody who has one to send you an invitation link.",
  emailNotPossible:
    "We could not create an account with this address. If you already have one, sign in instead.",
  wrongCurrentPassword: "This is not your current password.",
  sessionNotFound: "This session has already ended.",
  tokenNotFound: "There is no such token; it may have been revoked already.",
  nameMissing: "Enter your name.",
  nameTooLong: "Use at most 100 characters.",
  emailInvalid: "Enter one e-mail address, such as name@example.com.",
  passwordMissing: "Enter your password.",
  passwordTooShort: `Use at least ${shortestPassword} characters for your password.`,
  passwordTooLong: "Use at most 200 characters for your password.",
  tokenNameMissing: "Name the token after what will use it.",
};
