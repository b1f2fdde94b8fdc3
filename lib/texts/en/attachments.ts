export const attachmentTexts = {
  tooLarge: (megabytes: number) => `Files may be at most ${megabytes} MB. Make it smaller, or link to it.`,
  empty: "The file is empty.",
  notFound: "There is no such file, or it is not shared with you.",
  missing: "The file is known, but its bytes are missing from the storage. Ask whoever runs this server.",
  unnamed: "file",
  full: "The disk of this server is full, so the file was not kept. Tell whoever runs it, and try again later.",
  storageAway: "The storage for files cannot be reached. Nothing was kept; try again later.",
  folderUnusable: (folder: string, why: string) =>
    `The folder for attachments, ${folder}, cannot be used (${why}). Make it writable for this process, or set DATA_DIR to another one.`,
  bucketAway: (endpoint: string, why: string) =>
    `The storage at ${endpoint} does not answer (${why}). Check S3_ENDPOINT and the network, or unset S3_BUCKET to keep files on this machine.`,
  bucketRefuses: ({ bucket, endpoint, status }: { bucket: string; endpoint: string; status: number }) =>
    status === 404
      ? `There is no bucket "${bucket}" at ${endpoint}. Create it, or correct S3_BUCKET.`
      : `The storage at ${endpoint} refuses the bucket "${bucket}" (${status}). Check S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY and S3_REGION, and what they may do.`,
};
