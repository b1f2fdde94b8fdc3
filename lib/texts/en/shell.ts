/** Texts of the frame around the pages: sidebar, menus, command menu, messages. */
export const shellTexts = {
  product: "Commonplace",
  description: "Write notes together, keep what you learn, share it as pages.",
  skipToContent: "Skip to the text",
  close: "Close",
  moreActions: "More actions",
  notifications: "Messages",
};
