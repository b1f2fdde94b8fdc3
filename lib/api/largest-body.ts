/** In megabytes: a note of two is a book. */
export const largestBodyMegabytes = 2;
