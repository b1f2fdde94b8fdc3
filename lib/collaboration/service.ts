import type { Service } from "#lib/server/service.ts";

/** Placeholder until the collaboration server stands: takes no sockets. */
export async function startCollaboration(): Promise<Service> {
  return { upgrade: () => false, close: async () => {} };
}
