import { HocuspocusProvider, HocuspocusProviderWebsocket, WebSocketStatus } from "@hocuspocus/provider";
import * as Y from "yjs";
import { acknowledgingSocket } from "./acknowledgements.ts";
import { markLocalCopy, openLocalCopy, type LocalCopy } from "./local-copy.ts";
import type { NoteStore } from "./note-store.ts";
import { watchPeople } from "./people.ts";
import { obstacleOf, tokenForSocket } from "./socket-terms.ts";
import { watchSaving, type SaveWatch } from "./save-watch.ts";

const path = "/collaboration";
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

  function becomeReady(from: "server" | "device"): void {
    if (state === "closed" || (from === "device" && !copy?.usable)) return;
    if (from === "server" && copy?.keeps) void markLocalCopy(owner);
    if (store.get().obstacle === null) store.set({ editable: mayEdit });
    if (state === "ready") return;
    state = "ready";
    for (const listener of readyListeners) listener();
  }

  const provider = new HocuspocusProvider({
    name: noteId,
    document: doc,
    websocketProvider: socket,
    token: tokenForSocket,
    onSynced: () => becomeReady("server"),
    onDisconnect: () => becomeReady("device"),
    onAuthenticated: ({ scope }) => {
      watch.refusedIs(false);
      const readOnly = scope === "readonly";
      store.set({ obstacle: readOnly ? "may-not-edit" : null, editable: store.get().editable && !readOnly });
    },
    onAuthenticationFailed: ({ reason }) => {
      watch.refusedIs(true);
      store.set({ obstacle: obstacleOf(reason), editable: false });
      socket.disconnect();
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

function connect(watch: SaveWatch): HocuspocusProviderWebsocket {
  const socket = new HocuspocusProviderWebsocket({
    url: `${location.origin.replace(/^http/, "ws")}${path}`,
    maxDelay: longestPauseMs,
    WebSocketPolyfill: acknowledgingSocket((state) => watch.acknowledged(state)),
  });
  socket.on("status", ({ status }: { status: WebSocketStatus }) => {
    if (status !== WebSocketStatus.Connecting) watch.socketIs({ connected: status === WebSocketStatus.Connected });
  });
  const stopListening = listenToNetwork(socket);
  socket.on("destroy", stopListening);
  return socket;
}

/** A lost network leaves sockets half open for minutes; the browser's word for it is quicker than waiting. */
function listenToNetwork(socket: HocuspocusProviderWebsocket): () => void {
  const lost = () => {
    if (socket.status === WebSocketStatus.Connected) {
      socket.emit("close", { event: { code: 4408, reason: "network lost" } });
    }
  };
  const found = () => void socket.connect();
  addEventListener("offline", lost);
  addEventListener("online", found);
  return () => {
    removeEventListener("offline", lost);
    removeEventListener("online", found);
  };
}
