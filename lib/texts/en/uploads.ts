/** Texts of files on their way into a note. */
export const uploadTexts = {
  of: (name: string) => `Upload of ${name}`,
  waiting: (name: string) => `${name} waits for the uploads before it`,
  sending: (name: string) => `Uploading ${name}…`,
  storing: (name: string) => `Storing ${name}…`,
  reconnecting: (name: string) => `The connection was lost. ${name} is sent again as soon as it is back.`,
  failed: (name: string, why: string) => `${name} was not uploaded. ${why}`,
  cancel: "Cancel",
  retry: "Try again",
  remove: "Remove",
  unreachable: "The server could not be reached.",
  tooLarge: (size: string, most: number) =>
    `It is ${size}, and files may be at most ${most} MB. Make it smaller, or link to it.`,
  empty: "The file is empty.",
  folder: "A folder cannot be uploaded. Put it into an archive, or choose the files in it.",
  unreadable: "The file could not be read. It may have been moved or changed since you chose it.",
  leave: "Files are still being uploaded. They are lost if you leave this note now.",
};
