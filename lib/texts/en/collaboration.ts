export const collaborationTexts = {
  noteNearlyTooLarge:
    "This note is nearly too large. Everything is saved; move a part of it to another note before you write much more.",
  nearlyFull: (most: number) =>
    `Many people have this note open. Once there are ${most}, nobody else can open it until some leave.`,
  notUnderstood:
    "The server could not take something that was written here. What you wrote stays in this browser; copy what is important, reload the page, and tell whoever runs the server if it keeps happening.",
  noteTooLarge:
    "This note has become too large to be saved. What you wrote stays where you wrote it; once a part of the note is deleted, it can be saved again.",
};
