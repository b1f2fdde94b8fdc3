const megabyte = 1024 * 1024;

/** No file inside a note may be larger, in bytes. */
export const largestAttachment = 25 * megabyte;

/** The same as people say it. */
export const largestAttachmentMegabytes = largestAttachment / megabyte;

/** The pictures that browsers show in place; every other file is kept for downloading. */
export const shownImageTypes = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"] as const;
