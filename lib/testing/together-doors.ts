import { randomUUID } from "node:crypto";
import { listActivity } from "#lib/activity/list-activity.ts";
import type { Actor } from "#lib/actor.ts";
import { db } from "#lib/db/db.ts";
import type { Door } from "./door-calls.ts";
import { callAction, callRoute } from "./doors.ts";
import type { Stage } from "./stage.ts";

/** The doors of what people do together. */
export function togetherDoors(): Record<string, Door> {
  return {
    ...visitDoors(),
    ...sharingDoors(),
    "GET /api/v1/activity": async ({ workspace, notebook }) => {
      const search = `?workspace=${workspace}&notebook=${notebook}`;
      return ({ headers }) => callRoute("GET", "/api/v1/activity", { headers, search });
    },
  };
}

/** Everybody who knocks has been there before. */
function visitDoors(): Record<string, Door> {
  const visited = async (stage: Stage) => {
    const { id, noteId } = await stage.note();
    const revision = await db.revision.findFirstOrThrow({ where: { noteId } });
    const seen = { noteId, revisionId: revision.id, contentHash: revision.contentHash, at: new Date() };
    const people = await db.user.findMany({ select: { id: true } });
    const data = people.map((person) => ({ ...seen, userId: person.id }));
    await db.noteVisit.createMany({ data, skipDuplicates: true });
    return id;
  };
  const asked = (place: string): [string, Door] => [
    `GET ${place}`,
    async (stage) => {
      const search = `?note=${await visited(stage)}`;
      return ({ headers }) => callRoute("GET", place, { headers, search });
    },
  ];
  const told = (place: string): [string, Door] => [
    `POST ${place}`,
    async (stage) => {
      const json = { note: await visited(stage) };
      return ({ headers }) => callRoute("POST", place, { headers, json });
    },
  ];
  return {
    ...Object.fromEntries([asked("/visits"), asked("/visits/changes")]),
    ...Object.fromEntries([told("/visits"), told("/notifications/seen")]),
  };
}

/** Somebody who is named, and somebody who asks to be. */
function sharingDoors(): Record<string, Door> {
  const place = "/(workspace)/w/[workspace]/n/[note]";
  const door = (name: string, inputFor: (stage: Stage) => Promise<object>): [string, Door] => [
    `ACTION ${place} ${name}`,
    async (stage) => {
      const input = { note: (await stage.note()).id, ...(await inputFor(stage)) };
      return ({ headers }) => callAction(place, name, { headers, input });
    },
  ];
  return Object.fromEntries([
    door("readSharing", async () => ({})),
    door("namePerson", async (stage) => ({ user: await stage.spare(), access: "read" })),
    door("unnamePerson", async (stage) => ({ user: await stage.spare() })),
    door("nameByEmail", async () => ({ email: `${randomUUID()}@example.com`, access: "read" })),
    door("askForAccess", async ({ workspace }) => ({ workspace })),
    door("decideRequest", async (stage) => {
      const { noteId } = await stage.note();
      const { id } = await db.accessRequest.upsert({
        where: { noteId_userId: { noteId, userId: await stage.spare() } },
        create: { noteId, userId: await stage.spare() },
        update: { decidedAt: null },
      });
      return { request: id, access: "read" };
    }),
  ]);
}

/** The notes that somebody finds in the activity of a workspace. */
export async function activityNotes(actor: Actor, workspace: string): Promise<{ id: string }[]> {
  const { activity } = await listActivity(actor, { workspace, limit: 100 });
  return activity.map(({ note }) => note);
}
