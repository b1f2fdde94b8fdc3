/** Texts of the mails about what happened in somebody's notes. */
export const digestTexts = {
  one: (what: string, title: string) => `${what}: “${title}”`,
  oneNote: (title: string) => `Updates to “${title}”`,
  severalNotes: (notes: number, first: string) =>
    notes === 2
      ? `Updates to “${first}” and another note`
      : `Updates to “${first}” and ${notes - 1} more notes`,
  said: (name: string | null, words: string) => (name === null ? `“${words}”` : `${name}: “${words}”`),
  more: (notes: number) =>
    notes === 1
      ? "Something happened to one more note; the inbox shows it."
      : `Something happened to ${notes} more notes; the inbox shows them.`,
  why: "You get this mail because you are mentioned there, or watch these notes, and had not read it yet.",
  settings: "Choose what is mailed",
  unsubscribe: "No more mail",
};
