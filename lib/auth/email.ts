/** An e-mail address in the one form that accounts have it: a full-width @ is an @, capitals make no other account. */
export function normaliseEmail(email: string): string {
  return email.normalize("NFKC").trim().toLowerCase();
}
