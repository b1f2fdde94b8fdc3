/** Why what somebody wants to do with a comment is refused. */
export const commentsDomainTexts = {
  empty: "Write something first.",
  tooLong: (most: number) =>
    `A comment can have ${most.toLocaleString("en")} characters. Shorten it, or write it as two.`,
  notAnEmoji: "A reaction is one emoji.",
  threadNotFound: "This thread is not there any more.",
  commentNotFound: "This comment is not there any more.",
  onlyAuthorEdits: "Only whoever wrote a comment may change it.",
  onlyAuthorDeletes: "Only whoever wrote a comment, or who manages the notebook, may delete it.",
  onlyDeleterRestores: "Only whoever deleted a comment can put it back.",
  goneForGood: "It was deleted too long ago to be put back.",
  fullThread: (most: number) =>
    `A thread can have ${most} comments, and this one does. Start a new thread to go on.`,
  manyThreads: (most: number) =>
    `A note can have ${most.toLocaleString("en")} open threads. Resolve some to start another.`,
  manyReactions: (most: number) => `A comment can have ${most} different reactions.`,
  idTaken: "This could not be sent. Reload the page and send it again.",
};
