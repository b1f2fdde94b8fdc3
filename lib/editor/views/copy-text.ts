/** Puts text where it can be pasted from; false where the browser does not let us, as no browser does without HTTPS. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // whoever asked says so to the person
  }
}
