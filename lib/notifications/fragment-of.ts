import type { NotificationKind } from "./kinds.ts";

/** Where on its page a note shows what somebody is told of: the thread, or who asks for access. */
export function fragmentOf(kind: NotificationKind | null, thread: string | null): string {
  if (thread !== null) return `#thread-${thread}`;
  return kind === "access-request" ? "#share" : "";
}
