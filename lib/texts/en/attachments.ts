export const attachmentTexts = {
  tooLarge: (megabytes: number) => `Files may have at most ${megabytes} MB. Make it smaller, or link to it.`,
  empty: "The file is empty.",
  incomplete: "The upload was interrupted. Try again.",
  notFound: "There is no such file, or it is not shared with you.",
  missing: "The file is known, but its bytes are missing from the storage. Ask whoever runs this server.",
  unnamed: "file",
};
