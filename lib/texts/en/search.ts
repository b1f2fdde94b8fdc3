export const searchTexts = {
  badCursor: "This is not a place in the list of hits: leave the cursor out to start from the beginning.",
};
