import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { expandedCookie, readRemembered, sidebarCookie } from "#components/shell/remembered.ts";
import { WorkspaceShell } from "#components/shell/workspace-shell.tsx";
import type { ShellData } from "#components/shell/shell-context.tsx";
import { readAccount } from "#lib/accounts/read-account.ts";
import { requireUser } from "#lib/auth/session.ts";
import { pageData } from "#lib/transport/page.ts";
import { listWorkspaces } from "#lib/workspaces/list-workspaces.ts";
import { readFrame } from "#lib/workspaces/read-frame.ts";
import { signOut } from "../../../(auth)/sign-out/actions.ts";
import * as actions from "./actions.ts";

/** Every page of a workspace: who asks, what the workspace holds for them, and the frame around the page. */
export default async function WorkspaceLayout({
  params,
  children,
}: {
  params: Promise<{ workspace: string }>;
  children: ReactNode;
}) {
  const [data, jar] = await Promise.all([
    params.then(({ workspace }) => pageData(load(workspace))),
    cookies(),
  ]);
  const { sidebarOpen, expanded } = readRemembered(
    jar.get(sidebarCookie)?.value,
    jar.get(expandedCookie)?.value,
  );
  return (
    // Each workspace has a tree and a memory of its own.
    <WorkspaceShell key={data.workspace.slug} data={data} sidebarOpen={sidebarOpen} expanded={expanded}>
      {children}
    </WorkspaceShell>
  );
}

async function load(slug: string): Promise<ShellData> {
  const actor = await requireUser();
  const [frame, workspaces, account] = await Promise.all([
    readFrame(actor, { workspace: slug }),
    listWorkspaces(actor),
    readAccount(actor),
  ]);
  return {
    ...frame,
    workspaces: workspaces.map((workspace) => ({ slug: workspace.slug, name: workspace.name })),
    user: { id: actor.userId, name: account.name, email: account.email },
    actions: { ...actions, signOut },
  };
}
