/** The name of a mark by the key under which a document holds it: y-tiptap hashes those that may overlap themselves. */
export function markName(key: string): string {
  return key.replace(/--[a-zA-Z0-9+/=]{8}$/, "");
}
