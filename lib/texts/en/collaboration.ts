export const collaborationTexts = {
  noteTooLarge:
    "This note has become too large to be saved. Move a part of it to another note; what you wrote stays in this browser.",
};
