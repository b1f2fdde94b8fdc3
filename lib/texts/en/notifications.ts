/** Texts of the inbox and of watching, which every page of a workspace has. */
export const notificationsTexts = {
  inbox: {
    title: "Inbox",
    unreadCount: (count: number) => (count === 1 ? "1 unread" : `${count} unread`),
    open: "Open the inbox",
    all: "All",
    unread: "Unread",
    show: "Show",
    markAllRead: "Mark all read",
    allRead: "Everything is marked as read",
    markRead: (title: string) => `Mark read: “${title}”`,
    markUnread: (title: string) => `Mark unread: “${title}”`,
    isUnread: "Unread:",
    told: (did: string, others: number) =>
      others === 0 ? did : others === 1 ? `${did} and 1 more update` : `${did} and ${others} more updates`,
    entries: "What you were told",
    more: "Older",
    newest: "Newest",
    pages: "Pages of the inbox",
    empty: "Nothing yet",
    emptyHint:
      "Replies, mentions, shares, and comments on notes you watch come here. You watch what you create, edit or comment on.",
    nothingUnread: "Nothing unread",
    nothingUnreadHint: "You have seen everything.",
    showAll: "Show everything",
    settings: "What you are told of, and when it is mailed",
  },

  watch: {
    watch: "Watch",
    stop: "Stop watching",
    mute: "Mute",
    unmute: "Unmute",
    watching: (title: string) => `You will hear of new comments on “${title}”`,
    stopped: (title: string) => `You will hear of “${title}” only when you are mentioned`,
    muted: (title: string) => `You will hear nothing more about “${title}”`,
    watchNotebook: "Watch notebook",
    stopNotebook: "Stop watching notebook",
    muteNotebook: "Mute notebook",
    unmuteNotebook: "Unmute notebook",
  },
};
