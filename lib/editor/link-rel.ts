/** What every link carries beside its address, in the editor and on read views alike. */
export const LINK_REL = "noopener noreferrer nofollow";
