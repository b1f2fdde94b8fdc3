import { actorFrom } from "#lib/auth/actor-from.ts";
import { db } from "#lib/db/db.ts";
import { isRefusal } from "#lib/errors.ts";
import { listInbox } from "#lib/notifications/list-inbox.ts";
import type { Door } from "./door-calls.ts";
import { callAction, callRoute, outcomeOfCode } from "./doors.ts";
import type { Stage } from "./stage.ts";

const workspacePlace = "/(workspace)/w/[workspace]";

/** What can be done with what somebody is told, and with what they watch. */
export function notificationDoors(): Record<string, Door> {
  const note = async (stage: Stage) => ({ kind: "note", id: (await stage.note()).id });
  const action = (place: string, name: string, inputFor: (stage: Stage) => Promise<unknown>) => {
    const door: Door = async (stage) => {
      const input = await inputFor(stage);
      return ({ headers }) => callAction(place, name, { headers, input });
    };
    return [`ACTION ${place} ${name}`, door] as const;
  };
  return {
    ...Object.fromEntries([
      action(`${workspacePlace}/inbox`, "markEntry", async (stage) => ({
        ...(await note(stage)),
        workspace: stage.workspace,
        read: true,
      })),
      action(`${workspacePlace}/inbox`, "markAllRead", async ({ workspace }) => ({ workspace })),
      action(workspacePlace, "readWatch", note),
      action(workspacePlace, "setWatch", async (stage) => ({ ...(await note(stage)), level: "watching" })),
    ]),
    [`ACTION ${workspacePlace}/settings/notifications changeWithForm`]: async () => {
      const form = { mail: "gathered", dailyHour: "8", timeZone: "UTC" };
      const place = `${workspacePlace}/settings/notifications`;
      return ({ headers }) => callAction(place, "changeWithForm", { headers, form });
    },
    "GET /notifications/unread": async ({ workspace }) => {
      const search = `?workspace=${workspace}`;
      return ({ headers }) => callRoute("GET", "/notifications/unread", { headers, search });
    },
    "LIST listInbox": inboxDoor,
  };
}

/** Whoever asks was told of the note, whether or not they may read it (any more). */
const inboxDoor: Door = async (stage) => {
  const { id, noteId } = await stage.note();
  const { workspaceId } = await db.note.findUniqueOrThrow({ where: { id: noteId } });
  return async ({ headers, userId }) => {
    if (userId !== null)
      await db.notification.create({ data: { userId, workspaceId, noteId, kind: "mention" } });
    try {
      const actor = await actorFrom(new Headers(headers));
      const { entries } = await listInbox(actor, { workspace: stage.workspace, only: "unread" });
      return entries.some((entry) => entry.id === id) ? "." : "4";
    } catch (error) {
      if (isRefusal(error)) return outcomeOfCode(error);
      throw error;
    }
  };
};
