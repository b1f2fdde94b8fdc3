/** Texts in the difference between two states of a note. */
export const differenceTexts = {
  block: {
    inserted: "New",
    deleted: "Removed",
    moved: "moved here",
    looks: "formatting changed",
  },
  unchanged: (blocks: number) => (blocks === 1 ? "One unchanged block" : `${blocks} unchanged blocks`),
};
