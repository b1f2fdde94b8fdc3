/** Texts of what the editor offers after pasting. */
export const pasteTexts = {
  embed: (provider: string) => `Show ${provider} here`,
  keepLink: "Keep the link",
  offer: "Pasted address",
};
