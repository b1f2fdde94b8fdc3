import { HocuspocusProvider, HocuspocusProviderWebsocket, WebSocketStatus } from "@hocuspocus/provider";
import * as Y from "yjs";
import {
  serverMessage,
  socketPath,
  socketToken,
  type Denial,
  type Ending,
  type ServerMessage,
} from "#lib/collaboration/protocol.ts";
import { SCHEMA_VERSION, TITLE_FIELD } from "#lib/editor/fields.ts";
import { keepUnseen } from "#lib/editor/unseen/keep-unseen.ts";
import { unsentMark, type UnsentMark } from "../unsent-words.ts";
import { acknowledgingSocket, type Acknowledgements, type Pass } from "./acknowledgements.ts";
import { confirmedBy } from "./confirmations.ts";
import { markLocalCopy, openLocalCopy, type LocalCopy } from "./local-copy.ts";
import type { MakingRoom } from "./making-room.ts";
import type { NoteStore, Obstacle } from "./note-store.ts";
import { watchPeople } from "./people.ts";
import { SaveWatch } from "./save-watch.ts";

/** When the server has not answered by then, this browser's own copy has to do. */
const answerPatienceMs = 3_000;
const longestPauseMs = 5_000;
/** RFC 6455's close code for a message that is larger than the server takes. */
const frameTooLarge = 1009;
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

/** A note as this browser works on it, until `close`. Everything the page shows of it goes to the store. */
export class OpenNote {
  readonly doc = new Y.Doc();
  readonly provider: HocuspocusProvider;
  readonly given: NoteToOpen;
  readonly #socket: NoteSocket;
  readonly #watch: SaveWatch;
  readonly #readyListeners = new Set<() => void>();
  readonly #stopWatchingPeople: (() => void) | null;
  #copy: LocalCopy | null = null;
  #stopMarking: (() => void) | null = null;
  #room: MakingRoom | null = null;
  #mayWrite: boolean;
  #state: "opening" | "ready" | "closed" = "opening";

  /** Connects at once, and loads this browser's copy before it asks the server for what is missing. */
  constructor(given: NoteToOpen) {
    const { noteId, viewer, store } = given;
    this.given = given;
    this.#mayWrite = given.mayEdit;
    this.#watch = new SaveWatch(store);
    const tellConfirmed = confirmedBy(keepUnseen(this.doc, (origin) => origin === this.provider));
    const pass: Pass = (message, handshaken) =>
      this.#watch.tooLarge ? (this.#room?.pass(message, handshaken) ?? null) : message;
    this.#socket = connect((state) => {
      const { tooLarge } = this.#watch;
      this.#watch.acknowledged(state);
      if (tooLarge && !this.#watch.tooLarge) this.#fitsAgain();
      tellConfirmed(state);
    }, pass);
    this.#socket.on("status", ({ status }: { status: WebSocketStatus }) => {
      if (status !== WebSocketStatus.Connecting)
        this.#watch.socketIs({ connected: status === WebSocketStatus.Connected });
    });
    this.provider = new HocuspocusProvider({
      name: noteId,
      document: this.doc,
      websocketProvider: this.#socket,
      token: socketToken(SCHEMA_VERSION),
      onSynced: () => this.#becomeReady("server"),
      onDisconnect: () => this.#becomeReady("device"),
      onAuthenticated: ({ scope }) => this.#enter({ write: scope !== "readonly" }),
      onAuthenticationFailed: ({ reason }) => this.#denied(reason),
      onClose: ({ event }) => {
        const tooLarge = event.reason === ("note-too-large" satisfies Ending) || event.code === frameTooLarge;
        if (tooLarge) this.#becameTooLarge();
        // The next attempt says why, or lets them in again; nobody writes into nothing until then.
        if (event.reason === ("access-ended" satisfies Ending)) this.#show("no-access");
      },
      onStateless: ({ payload }) => this.#told(serverMessage(payload)),
    });
    const { awareness } = this.provider;
    awareness?.setLocalStateField("user", { ...viewer, color: unusedColour });
    this.#stopWatchingPeople = awareness && watchPeople(awareness, viewer, store);
    store.set({ awareness });
    void this.#start();
  }

  /** Calls back once the document holds the note, from the server or from this browser's own copy. */
  onReady(listener: () => void): void {
    if (this.#state === "ready") listener();
    else this.#readyListeners.add(listener);
  }

  /** Whether leaving the page now would lose something, with what this browser keeps of the note or without. */
  wouldLose(copy: "kept" | "deleted"): boolean {
    return this.#watch.wouldLose(copy);
  }

  close(): void {
    this.#state = "closed";
    this.#room?.close();
    this.#stopMarking?.();
    this.#stopWatchingPeople?.();
    this.given.store.set({ awareness: null, following: null });
    this.#watch.close();
    this.provider.destroy();
    this.#socket.destroy();
    void this.#copy?.close();
    this.doc.destroy();
  }

  async #start(): Promise<void> {
    const { mayEdit } = this.given;
    if (mayEdit) this.#copy = await openLocalCopy(this.doc, this.#owner);
    if (this.#state === "closed") return void this.#copy?.close();
    if (this.#copy) this.#watch.keepsIn(this.#copy);
    if (this.#copy?.keeps) this.#stopMarking = this.#markUnsent(unsentMark(this.#owner));
    this.doc.on("update", (_update: Uint8Array, origin: unknown) => {
      if (origin !== this.provider) this.#watch.typed();
    });
    this.provider.attach();
    setTimeout(() => this.#becomeReady("device"), navigator.onLine ? answerPatienceMs : 0);
  }

  /** Whoever signs out, or comes back, learns of words that wait here, also when the note is closed by then. */
  #markUnsent(mark: UnsentMark): () => void {
    const { store } = this.given;
    const leave = () => {
      if (this.wouldLose("deleted")) mark.set(titleOf(this.doc));
    };
    const unsubscribe = store.subscribe(() => {
      const { save } = store.get();
      if (save === "saved") mark.clear();
      else if (save !== "saving") leave();
    });
    addEventListener("pagehide", leave);
    return () => {
      leave();
      unsubscribe();
      removeEventListener("pagehide", leave);
    };
  }

  get #owner() {
    return { userId: this.given.viewer.id, noteId: this.given.noteId };
  }

  #becomeReady(from: "server" | "device"): void {
    if (this.#state === "closed" || (from === "device" && !this.#copy?.usable)) return;
    if (from === "server" && this.#copy?.keeps) void markLocalCopy(this.#owner);
    const first = this.#state === "opening";
    this.#state = "ready";
    this.#show(this.given.store.get().obstacle);
    if (!first) return;
    for (const listener of this.#readyListeners) listener();
  }

  #enter(given: { write: boolean }): void {
    this.#watch.refusedIs(false);
    this.#mayWrite = given.write;
    this.#show(this.#obstacleToWriting());
  }

  #denied(reason: string): void {
    // The server closes the socket by itself when it is only its database that is away; then we try again.
    if (reason !== ("unavailable" satisfies Denial)) this.#stop(isDenial(reason) ? reason : "no-access");
  }

  #told(message: ServerMessage | null): void {
    if (message?.type === "refused") this.given.store.set({ refusal: message.message });
    if (message?.type === "notifications") dispatchEvent(new Event("notificationschange"));
    if (message?.type === "warned") this.given.store.set({ warning: message.message });
    const { store } = this.given;
    if (message?.type === "comments") store.set({ heardComments: store.get().heardComments + 1 });
    if (message?.type === "access") {
      store.set({ heardComments: store.get().heardComments + 1 }); // who may comment may have changed, too
      this.#enter({ write: message.access === "edit" || message.access === "manage" });
    }
  }

  /** The provider connects again by itself, and nothing of this browser goes over the wire until there is less of it. */
  #becameTooLarge(): void {
    this.#watch.becameTooLarge();
    this.#show("too-large");
    if (this.#room) this.#room.refused();
    else void this.#makeRoom();
  }

  async #makeRoom(): Promise<void> {
    try {
      const { MakingRoom } = await import("./making-room.ts");
      if (this.#room || !this.#watch.tooLarge || this.#state === "closed") return;
      this.#room = new MakingRoom(this.doc, () => this.provider.forceSync());
    } catch (error) {
      reportError(error); // without a network, or the server is being restarted
      if (this.#state !== "closed") setTimeout(() => void this.#makeRoom(), longestPauseMs);
    }
  }

  #fitsAgain(): void {
    this.#room?.close();
    this.#room = null;
    this.given.store.set({ refusal: null });
    this.#show(this.#obstacleToWriting());
  }

  #obstacleToWriting(): Obstacle {
    if (!this.#mayWrite) return "may-not-edit";
    return this.#watch.tooLarge ? "too-large" : null;
  }

  #stop(obstacle: Obstacle): void {
    this.#watch.refusedIs(true);
    this.#show(obstacle);
    this.#socket.disconnect();
  }

  #show(obstacle: Obstacle): void {
    const open = obstacle === null || obstacle === "too-large";
    const editable = this.#mayWrite && open && this.#state === "ready";
    this.given.store.set({ obstacle, editable });
  }
}

function titleOf(doc: Y.Doc): string {
  const texts = doc.getXmlFragment(TITLE_FIELD).createTreeWalker((node) => node instanceof Y.XmlText);
  return [...texts].map(String).join("");
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

function connect(onAcknowledged: (state: Acknowledgements) => void, pass: Pass): NoteSocket {
  const socket = new NoteSocket({
    url: `${location.origin.replace(/^http/, "ws")}${socketPath}`,
    maxDelay: longestPauseMs,
    WebSocketPolyfill: acknowledgingSocket(onAcknowledged, pass),
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
