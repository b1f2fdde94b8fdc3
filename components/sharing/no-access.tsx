"use client";

import dynamic from "next/dynamic";

/** Comes only with a page that shows it: Next gives every note's page what stands in its place when it is not found. */
export const NoAccess = dynamic(async () => (await import("./ask-for-access.tsx")).AskForAccess);
