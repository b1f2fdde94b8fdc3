import { db } from "#lib/db/db.ts";
import type { Door } from "./door-calls.ts";
import { callRoute } from "./doors.ts";
import type { Stage } from "./stage.ts";

/** The doors of what people do together. */
export function togetherDoors(): Record<string, Door> {
  return visitDoors();
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
  return {
    ...Object.fromEntries([asked("/visits"), asked("/visits/changes")]),
    "POST /visits": async (stage) => {
      const json = { note: await visited(stage) };
      return ({ headers }) => callRoute("POST", "/visits", { headers, json });
    },
  };
}
