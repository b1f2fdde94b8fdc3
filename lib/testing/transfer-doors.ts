import { randomUUID } from "node:crypto";
import { storage } from "#lib/attachments/storage.ts";
import { db } from "#lib/db/db.ts";
import type { Door } from "./door-calls.ts";
import { callAction, callPage, callRoute } from "./doors.ts";

const settings = "/(workspace)/w/[workspace]/settings";

/** The doors of imports and exports; what is asked for belongs to the owner of the workspace. */
export function transferDoors(): Record<string, Door> {
  return {
    [`PAGE ${settings}/import`]: page("import/page.tsx"),
    [`PAGE ${settings}/import/[id]`]: page("import/[id]/page.tsx", ownImport),
    [`PAGE ${settings}/export`]: page("export/page.tsx"),
    "POST /transfers/imports": async ({ workspace }) => {
      const search = `?workspace=${workspace}&name=a.md`;
      return async ({ headers, userId }) => {
        await db.import.deleteMany({ where: { createdById: userId ?? randomUUID() } });
        return await callRoute("POST", "/transfers/imports", { headers, search, body: "# A" });
      };
    },
    "GET /transfers/imports/[id]": async ({ workspace }) => {
      const params = { id: await ownImport(workspace) };
      return ({ headers }) => callRoute("GET", "/transfers/imports/[id]", { headers, params });
    },
    "GET /transfers/imports/[id]/items": async ({ workspace }) => {
      const params = { id: await ownImport(workspace) };
      const search = "?which=skipped";
      return ({ headers }) => callRoute("GET", "/transfers/imports/[id]/items", { headers, params, search });
    },
    "GET /transfers/exports/[id]": async ({ workspace }) => {
      const params = { id: await ownExport(workspace) };
      return ({ headers }) => callRoute("GET", "/transfers/exports/[id]", { headers, params });
    },
    "GET /transfers/archive": async (stage) => {
      const search = `?workspace=${stage.workspace}&note=${(await stage.note()).id}&format=markdown`;
      return ({ headers }) => callRoute("GET", "/transfers/archive", { headers, search });
    },
    [`ACTION ${settings}/import start`]: async ({ workspace, notebook }) => {
      const input = { id: await ownImport(workspace), notebook };
      return ({ headers }) => callAction(`${settings}/import`, "start", { headers, input });
    },
    [`ACTION ${settings}/import cancel`]: async ({ workspace }) => {
      const input = { id: await ownImport(workspace) };
      return ({ headers }) => callAction(`${settings}/import`, "cancel", { headers, input });
    },
    [`ACTION ${settings}/export start`]: async (stage) => {
      const input = { workspace: stage.workspace, note: (await stage.note()).id, format: "markdown" };
      return ({ headers }) => callAction(`${settings}/export`, "start", { headers, input });
    },
    [`ACTION ${settings}/export list`]: async ({ workspace }) => {
      return ({ headers }) => callAction(`${settings}/export`, "list", { headers, input: { workspace } });
    },
  };
}

function page(file: string, idIn?: (workspace: string) => Promise<string>): Door {
  return async ({ workspace }) => {
    const params = { workspace, ...(idIn && { id: await idIn(workspace) }) };
    return ({ headers }) => callPage(`${settings.slice(1)}/${file}`, { headers, params });
  };
}

/** An import that waits for the owner's decision. */
async function ownImport(workspace: string): Promise<string> {
  const { id: workspaceId, createdById } = await ownedWorkspace(workspace);
  const data = { workspaceId, createdById, name: "a.zip", key: `transfers/${randomUUID()}`, size: 1 };
  const { id } = await db.import.create({ data: { ...data, status: "ready" }, select: { id: true } });
  return id;
}

async function ownExport(workspace: string): Promise<string> {
  const { id: workspaceId, createdById } = await ownedWorkspace(workspace);
  const key = `transfers/${randomUUID()}`;
  await storage().put(key, oneFile());
  const expiresAt = new Date(Date.now() + 60_000);
  const data = { workspaceId, createdById, name: "a.zip", key, size: 4, expiresAt };
  const { id } = await db.export.create({
    data: { ...data, format: "markdown", status: "done" },
    select: { id: true },
  });
  return id;
}

async function ownedWorkspace(slug: string): Promise<{ id: string; createdById: string }> {
  const { id, members } = await db.workspace.findUniqueOrThrow({
    where: { slug },
    select: { id: true, members: { where: { role: "owner" }, select: { userId: true } } },
  });
  return { id, createdById: members[0]?.userId ?? "" };
}

async function* oneFile(): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode("Zip.");
}
