import { env } from "#lib/env.ts";
import { MessageType } from "@hocuspocus/server";
import * as Y from "yjs";
import type { Actor } from "#lib/actor.ts";
import { actorFrom } from "#lib/auth/actor-from.ts";
import { listThreads } from "#lib/comments/list-threads.ts";
import { db, transaction } from "#lib/db/db.ts";
import { BODY_FIELD } from "#lib/editor/fields.ts";
import { isRefusal } from "#lib/errors.ts";
import { listBacklinks } from "#lib/links/list-backlinks.ts";
import { readLinks } from "#lib/links/read-links.ts";
import { listNotes } from "#lib/notes/list-notes.ts";
import { listRecent } from "#lib/notes/list-recent.ts";
import { listTrash } from "#lib/notes/list-trash.ts";
import { listTree } from "#lib/notes/list-tree.ts";
import { storeNote } from "#lib/notes/store-note.ts";
import { searchNotes } from "#lib/search/search-notes.ts";
import { suggestNotes } from "#lib/search/suggest-notes.ts";
import { readFrame } from "#lib/workspaces/read-frame.ts";
import { suggestTags } from "#lib/tags/suggest-tags.ts";
import type { Caller } from "./cast.ts";
import { connect, headersFor, startTestSockets, until } from "./collaboration.ts";
import { callAction, callPage, callRoute, outcomeOfCode, type Outcome } from "./doors.ts";
import { notificationDoors } from "./notification-doors.ts";
import { openRaw } from "./frames.ts";
import type { Stage } from "./stage.ts";
import { threadDoors } from "./thread-doors.ts";
import { activityNotes, togetherDoors } from "./together-doors.ts";
import { transferDoors } from "./transfer-doors.ts";

let running: ReturnType<typeof startTestSockets> | undefined;

/** Makes what a door needs, and gives back how anybody knocks at it. */
export type Door = (stage: Stage) => Promise<(caller: Caller) => Promise<Outcome>>;

const workspacePlace = "/(workspace)/w/[workspace]";
const notePlace = `${workspacePlace}/n/[note]`;

function pages(): Record<string, Door> {
  const page = (
    file: string,
    params: (stage: Stage) => Promise<Record<string, string>>,
    search = {},
  ): Door => {
    return async (stage) => {
      const given = { workspace: stage.workspace, ...(await params(stage)) };
      return ({ headers }) => callPage(file, { headers, params: given, search });
    };
  };
  const none = async () => ({});
  const note = async (stage: Stage) => ({ note: (await stage.note()).id, number: "1" });
  const inWorkspace = (place: string) => [
    `PAGE ${workspacePlace}${place}`,
    page(`${workspacePlace.slice(1)}${place}/page.tsx`, none),
  ];
  const ofNote = (place: string) => [
    `PAGE ${notePlace}${place}`,
    page(`${notePlace.slice(1)}${place}/page.tsx`, note),
  ];
  const settings = ["", "/account", "/members", "/notifications", "/sessions", "/tokens"];
  return Object.fromEntries([
    ["PAGE /", page("page.tsx", none)],
    ["PAGE /(auth)/workspaces/new", page("(auth)/workspaces/new/page.tsx", none)],
    [`LAYOUT ${workspacePlace}`, page(`${workspacePlace.slice(1)}/layout.tsx`, none)],
    ...[
      "",
      "/activity",
      "/search",
      "/trash",
      "/inbox",
      "/[...path]",
      ...settings.map((place) => `/settings${place}`),
    ].map(inWorkspace),
    ...["", "/history", "/r/[number]"].map(ofNote),
  ]) as Record<string, Door>;
}

function routes(): Record<string, Door> {
  const ofNote = (
    method: string,
    place: string,
    more: { json?: unknown; on?: "published" } = {},
  ): [string, Door] => [
    `${method} ${place}`,
    async (stage) => {
      const id = more.on ? await stage.published() : (await stage.note()).id;
      const known = Object.entries({ id, number: "1", note: id, workspace: stage.workspace });
      const params = Object.fromEntries(known.filter(([name]) => place.includes(`[${name}]`)));
      return ({ headers }) => callRoute(method, place, { headers, params, json: more.json });
    },
  ];
  const inWorkspace = (place: string, more = ""): [string, Door] => [
    `GET ${place}`,
    async ({ workspace, notebook }) => {
      const search = `?workspace=${workspace}${more.replace("NOTEBOOK", notebook)}`;
      return ({ headers }) => callRoute("GET", place, { headers, search });
    },
  ];
  return {
    ...Object.fromEntries([
      ofNote("GET", "/api/v1/notes/[id]"),
      ofNote("DELETE", "/api/v1/notes/[id]"),
      ofNote("PUT", "/api/v1/notes/[id]/body", { json: { markdown: "New.", baseRevision: 1 } }),
      ofNote("GET", "/api/v1/notes/[id]/revisions"),
      ofNote("GET", "/api/v1/notes/[id]/revisions/[number]"),
      ofNote("POST", "/api/v1/notes/[id]/publication", { json: {} }),
      ofNote("DELETE", "/api/v1/notes/[id]/publication", { on: "published" }),
      ofNote("GET", `${notePlace}/markdown`),
      inWorkspace("/api/v1/notes", "&notebook=NOTEBOOK"),
      inWorkspace("/api/v1/search", "&q=sourdough&notebook=NOTEBOOK"),
      inWorkspace("/api/v1/notebooks"),
    ]),
    "POST /api/v1/notes": async ({ workspace, notebook }) => {
      return ({ headers }) => callRoute("POST", "/api/v1/notes", { headers, json: { workspace, notebook } });
    },
    "GET /api/v1/workspaces": async () => {
      return ({ headers }) => callRoute("GET", "/api/v1/workspaces", { headers });
    },
    "GET /attachments/[id]/[name]": async (stage) => {
      const params = { id: await stage.attachment(), name: "a.txt" };
      return ({ headers }) => callRoute("GET", "/attachments/[id]/[name]", { headers, params });
    },
    "POST /diagrams": async () => {
      return ({ headers }) => callRoute("POST", "/diagrams", { headers, json: { source: "graph TD" } });
    },
    "POST /page-titles": async (stage) => {
      const { id: note } = await stage.note();
      // An address of ours that leads nowhere, so that nobody is asked.
      const json = { note, address: `${env().publicUrl}/w/none/n/none` };
      return ({ headers }) => callRoute("POST", "/page-titles", { headers, json });
    },
    "POST /attachments": async (stage) => {
      const search = `?note=${(await stage.note()).id}&name=b.txt`;
      return ({ headers }) => callRoute("POST", "/attachments", { headers, search, body: "Bytes." });
    },
  };
}

type Input = (stage: Stage) => Promise<unknown>;

function actionsOf(place: string, inputs: Record<string, Input>): Record<string, Door> {
  const entries = Object.entries(inputs).map(([name, inputFor]): [string, Door] => [
    `ACTION ${place} ${name}`,
    async (stage) => {
      const input = await inputFor(stage);
      return ({ headers }) => callAction(place, name, { headers, input });
    },
  ]);
  return Object.fromEntries(entries);
}

const noteRef = async (stage: Stage) => ({ id: (await stage.note()).id });
const inNote = async (stage: Stage) => ({ note: (await stage.note()).id });
const trashedRef = async (stage: Stage) => ({ id: await stage.trashed() });

function noteActions(): Record<string, Door> {
  return actionsOf(notePlace, {
    saveNoteRevision: inNote,
    restoreNoteRevision: async (stage) => ({ ...(await inNote(stage)), number: 1 }),
    publish: inNote,
    unpublish: async (stage) => ({ note: await stage.published() }),
    moveToTrash: noteRef,
    restoreFromTrash: trashedRef,
  });
}

function workspaceActions(): Record<string, Door> {
  return actionsOf(workspacePlace, {
    createNote: async ({ workspace, notebook }) => ({ workspace, notebook }),
    renameNote: async (stage) => ({ ...(await noteRef(stage)), title: crypto.randomUUID() }),
    moveNote: async (stage) => ({ ...(await noteRef(stage)), parent: null }),
    trashNote: noteRef,
    restoreNote: trashedRef,
    deleteNote: trashedRef,
    createNotebook: async ({ workspace }) => ({ workspace, name: "New" }),
    renameNotebook: async ({ notebook }) => ({ id: notebook, name: crypto.randomUUID() }),
    deleteNotebook: async (stage) => ({ id: await stage.empty() }),
    setNotebookAccess: async (stage) => ({
      id: await stage.empty(),
      visibility: "private",
      members: [{ userId: await stage.spare(), access: "manage" }],
    }),
    readNotebookAccess: async ({ workspace, notebook }) => ({ workspace, id: notebook }),
    importMarkdown: async ({ workspace, notebook }) => ({
      workspace,
      notebook,
      name: "a.md",
      markdown: "# A",
    }),
    suggestNotes: async ({ workspace }) => ({ workspace, q: "sour" }),
    setTemplate: async (stage) => ({ ...(await noteRef(stage)), isTemplate: true }),
    readLinks: async ({ workspace }) => ({ workspace, notes: [], targets: ["Sourdough"] }),
    listHeadings: inNote,
    suggestPeople: async (stage) => ({ ...(await inNote(stage)), q: "" }),
    suggestTags: async ({ workspace }) => ({ workspace, q: "" }),
    listBacklinks: inNote,
    listMentions: inNote,
    linkMention: async (stage) => {
      const naming = await stage.naming();
      return { from: naming.id, block: naming.block, note: naming.named };
    },
  });
}

type Form = (stage: Stage) => Promise<Record<string, string>>;

function formsOf(place: string, forms: Record<string, Form>): Record<string, Door> {
  const entries = Object.entries(forms).map(([name, formFor]): [string, Door] => [
    `ACTION ${place} ${name}`,
    async (stage) => {
      const form = await formFor(stage);
      return ({ headers }) => callAction(place, name, { headers, form });
    },
  ]);
  return Object.fromEntries(entries);
}

function settingsActions(): Record<string, Door> {
  const settings = `${workspacePlace}/settings`;
  return {
    ...formsOf("/(auth)", { createWorkspaceWithForm: async () => ({ name: "Another" }) }),
    ...formsOf(settings, {
      renameWithForm: async ({ workspace }) => ({ workspace, name: crypto.randomUUID() }),
    }),
    ...formsOf(`${settings}/account`, {
      changeNameWithForm: async () => ({ name: crypto.randomUUID() }),
      changePasswordWithForm: async () => ({
        currentPassword: "not this one",
        newPassword: "long enough for us",
      }),
    }),
    ...formsOf(`${settings}/members`, {
      inviteWithForm: async ({ workspace }) => ({ workspace, role: "guest" }),
      revoke: async (stage) => ({ workspace: stage.workspace, id: await stage.invitation() }),
    }),
    ...actionsOf(`${settings}/members`, {
      assignRole: async (stage) => ({ workspace: stage.workspace, user: await stage.spare(), role: "guest" }),
      remove: async (stage) => ({ workspace: stage.workspace, user: await stage.spare() }),
    }),
    ...formsOf(`${settings}/sessions`, {
      endOne: async (stage) => ({ id: await stage.session() }),
      endOthers: async () => ({}),
    }),
    ...formsOf(`${settings}/tokens`, {
      createWithForm: async () => ({ name: "Script", scope: "write", expiresInDays: "never" }),
      revoke: async (stage) => ({ id: await stage.token() }),
    }),
  };
}

/** Lists hold a note exactly when it may be read: a note that is missing counts as not found. */
function lists(): Record<string, Door> {
  type Read = (actor: Actor, stage: Stage, id: string) => Promise<{ id: string }[]>;
  const list = (read: Read, on?: "trashed" | "linked" | "talked"): Door => {
    return async (stage) => {
      const id = on === "trashed" ? await stage.trashed() : (await stage.note()).id;
      if (on === "linked") await stage.linked();
      if (on === "talked") await stage.thread();
      return async ({ headers }) => {
        try {
          const rows = await read(await actorFrom(new Headers(headers)), stage, id);
          return rows.some((row) => row.id === id) ? "." : "4";
        } catch (error) {
          if (isRefusal(error)) return outcomeOfCode(error);
          throw error;
        }
      };
    };
  };
  return {
    "LIST listTree": list(async (actor, stage) => (await listTree(actor, stage)).notes),
    "LIST listRecent": list(async (actor, stage) => await listRecent(actor, stage)),
    "LIST listNotes": list(
      async (actor, { workspace }) => (await listNotes(actor, { workspace, limit: 100 })).notes,
    ),
    "LIST listTrash": list(async (actor, stage) => await listTrash(actor, stage), "trashed"),
    "LIST listActivity": list(async (actor, { workspace }) => await activityNotes(actor, workspace)),
    "LIST listActivity of the trash": list(
      async (actor, { workspace }) => await activityNotes(actor, workspace),
      "trashed",
    ),
    "LIST searchNotes": list(async (actor, { workspace }, id) => {
      return (await searchNotes(actor, { workspace, q: id, limit: 50 })).hits;
    }),
    "LIST readFrame": list(async (actor, stage) => (await readFrame(actor, stage)).templates, "linked"),
    "LIST readLinks": list(async (actor, { workspace }, id) => {
      return Object.values((await readLinks(actor, { workspace, notes: [id], targets: [] })).notes);
    }),
    "LIST listBacklinks": list(async (actor, stage) => {
      return (await listBacklinks(actor, { note: await stage.linked() })).links;
    }, "linked"),
    "LIST listThreads": list(async (actor, _, id) => {
      return (await listThreads(actor, { note: id, state: "open" })).threads.map(() => ({ id }));
    }, "talked"),
    "LIST suggestTags": list(async (actor, { workspace }, id) => {
      return (await suggestTags(actor, { workspace, q: id })).map(({ tag }) => ({ id: tag }));
    }, "linked"),
    "LIST suggestNotes": list(
      async (actor, { workspace }) => await suggestNotes(actor, { workspace, q: "" }),
    ),
  };
}

/** Ends what the doors started. */
export async function closeDoors(): Promise<void> {
  await (await running)?.close();
}

function sockets(): Record<string, Door> {
  const open = async (caller: Caller, note: string): Promise<Outcome> => {
    const { url } = await (running ??= startTestSockets());
    const actor = caller.actor ?? (await actorFrom(new Headers(caller.headers)));
    const client = connect({ url, note, headers: headersFor(actor as never) });
    const denied = () => client.told.find((told) => told.startsWith("denied: "));
    await until(() => client.provider.synced || denied() !== undefined, "the note opens or is denied");
    client.close();
    return denied() === undefined ? "." : denied() === "denied: signed-out" ? "1" : "4";
  };
  return {
    "SOCKET open": async (stage) => {
      const { id } = await stage.note();
      return (caller) => open(caller, id);
    },
    "SOCKET update": async (stage) => {
      const { id, noteId } = await stage.note();
      const update = await insertion(noteId);
      return async (caller) => {
        const opened = await open(caller, id);
        if (opened !== ".") return opened;
        const { url } = await (running ??= startTestSockets());
        const actor = caller.actor ?? (await actorFrom(new Headers(caller.headers)));
        const raw = await openRaw(url, id, headersFor(actor as never));
        raw.send(MessageType.Sync, 2, update);
        await until(
          () => raw.received.some(({ applied }) => applied !== undefined),
          "the update is answered",
        );
        raw.socket.terminate();
        await transaction((tx) => storeNote(tx, noteId)); // or the server does it later, while others are asking
        return raw.received.some(({ applied }) => applied) ? "." : "3";
      };
    },
  };
}

async function insertion(noteId: string): Promise<Uint8Array> {
  const { state } = await db.noteState.findUniqueOrThrow({ where: { noteId } });
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const before = Y.encodeStateVector(doc);
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText("Mine!")]);
  doc.getXmlFragment(BODY_FIELD).insert(0, [paragraph]);
  return Y.encodeStateAsUpdate(doc, before);
}

/** How each door of the permission table is opened. */
export const doors: Record<string, Door> = {
  ...pages(),
  ...routes(),
  ...noteActions(),
  ...threadDoors(),
  ...notificationDoors(),
  ...workspaceActions(),
  ...settingsActions(),
  ...togetherDoors(),
  ...transferDoors(),
  ...lists(),
  ...sockets(),
};
