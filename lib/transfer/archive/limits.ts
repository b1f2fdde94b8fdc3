const megabyte = 1024 * 1024;

/** How many files an archive may hold. */
export const mostFiles = 100_000;

/** How large an upload may be, in bytes. */
export const largestUpload = 2048 * megabyte;

/** The same as people say it. */
export const largestUploadGigabytes = largestUpload / 1024 / megabyte;

/** How large everything in an archive may be together, in bytes. */
export const largestContent = 20 * 1024 * megabyte;

/** Text compresses about 5:1, and tables of zeros 1000:1. */
export const highestRatio = 200;

/** What is small even when it is unpacked harms nobody, whatever its ratio. */
export const harmless = 64 * megabyte;
