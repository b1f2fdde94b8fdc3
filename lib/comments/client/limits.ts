/** How much there may be; people are told before they hit it. */
export const commentLimits = {
  /** Characters of one comment. */
  text: 5_000,
  commentsOfThread: 500,
  openThreadsOfNote: 1_000,
  /** Characters of the words a thread is about; the rest of a longer range is not kept. */
  quote: 2_000,
  /** Characters kept before and after them. */
  context: 64,
  /** Different reactions to one comment. */
  reactions: 20,
};
