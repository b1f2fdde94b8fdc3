/** What a note says of its comments before they are there themselves. */
export const commentingTexts = {
  title: "Comments",
  unread: (threads: number) => `Comments, ${threads} ${threads === 1 ? "thread" : "threads"} unread`,
  comment: "Comment",
  commentHere: "Comment on what is selected",
};
