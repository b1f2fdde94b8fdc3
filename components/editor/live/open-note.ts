import { HocuspocusProvider, HocuspocusProviderWebsocket, WebSocketStatus } from "@hocuspocus/provider";
import * as Y from "yjs";
import { serverMessage, socketPath, socketToken, type Denial } from "#lib/collaboration/protocol.ts";
import { SCHEMA_VERSION } from "#lib/editor/fields.ts";
import { acknowledgingSocket } from "./acknowledgements.ts";
import { markLocalCopy, openLocalCopy, type LocalCopy } from "./local-copy.ts";
import type { NoteStore, Obstacle } from "./note-store.ts";
import { watchPeople } from "./people.ts";
import { watchSaving, type SaveWatch } from "./save-watch.ts";

/** When the server has not answered by then, this browser's own copy has to do. */
const answerPatienceMs = 3_000;
const longestPauseMs = 5_000;
/** Carets are coloured by who somebody is; y-tiptap insists on some colour all the same. */
export const unusedColour = "#808080";

export interface Viewer {
  id: string;
  name: string;
}

export interface NoteToOpen {
  noteId: string;
  viewer: Viewer;
  /** Whether the page believes that this person may write; the server has the last word. */
  mayEdit: boolean;
  store: NoteStore;
}

/** A note as this browser works on it, until `close`. */
export interface OpenNote {
  doc: Y.Doc;
  provider: HocuspocusProvider;
  /** The document holds the note, from the server or from this browser's own copy, and may be shown. */
  onReady(listener: () => void): void;
  wouldLose(): boolean;
  close(): void;
}

/** Opens a note: loads this browser's copy, connects, and reports everything the page shows to the store. */
export function openNote({ noteId, viewer, mayEdit, store }: NoteToOpen): OpenNote {
  const doc = new Y.Doc();
  const owner = { userId: viewer.id, noteId };
  const watch = watchSaving(store);
  const socket = connect(watch);
  const readyListeners = new Set<() => void>();
  let state: "opening" | "ready" | "closed" = "opening";
  let copy: LocalCopy | null = null;
  let mayWrite = mayEdit;

  function becomeReady(from: "server" | "device"): void {
    if (state === "closed" || (from === "device" && !copy?.usable)) return;
    if (from === "server" && copy?.keeps) void markLocalCopy(owner);
    const first = state === "opening";
    state = "ready";
    store.set({ editable: mayWrite && store.get().obstacle === null });
    if (!first) return;
    for (const listener of readyListeners) listener();
  }

  function accessIs(given: { write: boolean }): void {
    mayWrite = given.write;
    store.set({ obstacle: mayWrite ? null : "may-not-edit", editable: mayWrite && state === "ready" });
  }

  function stop(obstacle: Obstacle): void {
    watch.refusedIs(true);
    store.set({ obstacle, editable: false });
    socket.disconnect();
  }

  const provider = new HocuspocusProvider({
    name: noteId,
    document: doc,
    websocketProvider: socket,
    token: socketToken(SCHEMA_VERSION),
    onSynced: () => becomeReady("server"),
    onDisconnect: () => becomeReady("device"),
    onAuthenticated: ({ scope }) => {
      watch.refusedIs(false);
      accessIs({ write: scope !== "readonly" });
    },
    onAuthenticationFailed: ({ reason }) => {
      // The server closes the socket by itself when it is only its database that is away; then we try again.
      if (reason !== ("unavailable" satisfies Denial)) stop(isDenial(reason) ? reason : "no-access");
    },
    onClose: ({ event }) => {
      if (event.reason === "note-too-large") stop("too-large");
    },
    onStateless: ({ payload }) => {
      const message = serverMessage(payload);
      if (message?.type === "access")
        accessIs({ write: message.access === "edit" || message.access === "manage" });
      if (message?.type === "refused") store.set({ refusal: message.message });
    },
  });
  provider.awareness?.setLocalStateField("user", { ...viewer, color: unusedColour });
  const stopWatchingPeople = provider.awareness && watchPeople(provider.awareness, viewer, store);

  void start();
  async function start(): Promise<void> {
    if (mayEdit) copy = await openLocalCopy(doc, owner);
    if (state === "closed") return void copy?.close();
    if (copy) watch.keepsIn(copy);
    doc.on("update", (_update: Uint8Array, origin: unknown) => {
      if (origin !== provider) watch.typed();
    });
    provider.attach();
    setTimeout(() => becomeReady("device"), navigator.onLine ? answerPatienceMs : 0);
  }

  return {
    doc,
    provider,
    onReady: (listener) => void (state === "ready" ? listener() : readyListeners.add(listener)),
    wouldLose: () => watch.wouldLose(),
    close() {
      state = "closed";
      stopWatchingPeople?.();
      watch.close();
      provider.destroy();
      socket.destroy();
      void copy?.close();
      doc.destroy();
    },
  };
}

function isDenial(reason: string): reason is Exclude<Denial, "unavailable"> {
  return reason === "signed-out" || reason === "no-access" || reason === "outdated" || reason === "full";
}

/** A socket that can be told that its network is gone. */
class NoteSocket extends HocuspocusProviderWebsocket {
  giveUp(): void {
    this.emit("close", { event: { code: 4408, reason: "network lost" } });
  }
}

function connect(watch: SaveWatch): NoteSocket {
  const socket = new NoteSocket({
    url: `${location.origin.replace(/^http/, "ws")}${socketPath}`,
    maxDelay: longestPauseMs,
    WebSocketPolyfill: acknowledgingSocket((state) => watch.acknowledged(state)),
  });
  socket.on("status", ({ status }: { status: WebSocketStatus }) => {
    if (status !== WebSocketStatus.Connecting)
      watch.socketIs({ connected: status === WebSocketStatus.Connected });
  });
  const stopListening = listenToNetwork(socket);
  socket.on("destroy", stopListening);
  return socket;
}

/** A lost network leaves sockets half open for minutes; the browser's word for it is quicker than waiting. */
function listenToNetwork(socket: NoteSocket): () => void {
  const lost = () => {
    if (socket.status === WebSocketStatus.Connected) socket.giveUp();
  };
  const found = () => void socket.connect();
  addEventListener("offline", lost);
  addEventListener("online", found);
  return () => {
    removeEventListener("offline", lost);
    removeEventListener("online", found);
  };
}
