import { Editor } from "@tiptap/core";
import { ySyncPluginKey, yUndoPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { bodyExtensions } from "../../extensions/body.ts";
import { NoteCollaboration } from "../../extensions/note-collaboration.ts";
import { BODY_FIELD } from "../../fields.ts";
import { additionsFit } from "../../fits-schema.ts";
import { repairNote } from "../../repair/repair-note.ts";
import { keepUnseen, type Confirming } from "../../unseen/keep-unseen.ts";
import { changedWords } from "./new-block.ts";

/** Where the replicas meet, as the server is for browsers. */
export interface Hub {
  doc: Y.Doc;
  replicas: Replica[];
  /** Takes an update, and puts it into everybody's post. */
  take(update: Uint8Array): void;
  /** Stores the note, and repairs what came of people writing at once. */
  store(): void;
}

/** One person's editor on a document of its own. */
export interface Replica {
  doc: Y.Doc;
  editor: Editor;
  /** What this person wrote that the hub does not have yet, in order: a message each, as the provider sends them. */
  outbox: Uint8Array[];
  confirming: Confirming;
  /** What the hub said that has not arrived yet, in order. */
  inbox: ({ update: Uint8Array } | "confirmed")[];
  undoManager: Y.UndoManager;
  /** The words this person put in, and those they took away, by whatever they did. */
  written: Set<string>;
  removed: Set<string>;
}

const fromHub = "hub";

export function createHub(state: Uint8Array): Hub {
  const doc = new Y.Doc();
  doc.clientID = 1;
  Y.applyUpdate(doc, state);
  // As Hocuspocus does: what the update changed here, without what it said in blocks that are gone, and to its author, too.
  doc.on("update", (update: Uint8Array) => {
    for (const { inbox } of hub.replicas) inbox.push({ update });
  });
  const hub: Hub = {
    doc,
    replicas: [],
    take(update) {
      let fit = true;
      doc.once("afterTransaction", (transaction: Y.Transaction) => (fit = additionsFit(transaction)));
      Y.applyUpdate(doc, update);
      if (!fit) throw new Error("The server would refuse what an editor wrote");
    },
    store: () => void repairNote(doc),
  };
  return hub;
}

/** Opens the note in one more editor. */
export function join(hub: Hub, clientId: number): Replica {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(hub.doc));
  const confirming = keepUnseen(doc, (origin) => origin === fromHub);
  const outbox: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin === fromHub) return;
    outbox.push(update);
    confirming.sent();
  });
  const editor = openEditor(doc);
  const { undoManager } = yUndoPluginKey.getState(editor.state) as { undoManager: Y.UndoManager };
  // Pauses are an operation of their own: how fast this machine is must make no difference.
  undoManager.captureTimeout = Number.MAX_SAFE_INTEGER;
  const [written, removed] = [new Set<string>(), new Set<string>()];
  const replica = { doc, editor, outbox, confirming, inbox: [], undoManager, written, removed };
  hub.replicas.push(replica);
  return replica;
}

/** The real editor on this document. */
export function openEditor(doc: Y.Doc): Editor {
  const extensions = [...bodyExtensions, NoteCollaboration.configure({ document: doc, field: BODY_FIELD })];
  return new Editor({ element: document.createElement("div"), extensions });
}

/** Something this person does: what is new afterwards they have written, what is gone they have taken away. */
export function act(replica: Pick<Replica, "editor" | "written" | "removed">, what: () => void): void {
  const before = replica.editor.state.doc.textContent;
  what();
  const { written, removed } = changedWords(before, replica.editor.state.doc.textContent);
  for (const word of written) replica.written.add(word);
  for (const word of removed) replica.removed.add(word);
}

/** The first messages of this person reach the hub, all unless said otherwise; that they did they are told in turn. */
export function push(hub: Hub, replica: Replica, count = replica.outbox.length): void {
  for (const update of replica.outbox.splice(0, count)) {
    hub.take(update);
    replica.inbox.push("confirmed");
  }
}

/** What others wrote arrives. */
export function pull(_hub: Hub, replica: Replica): void {
  for (const message of replica.inbox.splice(0)) {
    if (message === "confirmed") replica.confirming.confirmed();
    else receive(replica, message.update);
  }
}

/**
 * Loses the connection and connects again, as the provider does: first the one side answers with what the other lacks,
 * then the other. What the hub had said before arrives before.
 */
export function reconnect(hub: Hub, replica: Replica): void {
  pull(hub, replica);
  replica.confirming.disconnected();
  receive(replica, Y.encodeStateAsUpdate(hub.doc, Y.encodeStateVector(replica.doc)));
  replica.confirming.disconnected(); // what went before the answer counts for nothing
  replica.outbox.length = 0;
  replica.confirming.sent();
  hub.take(Y.encodeStateAsUpdate(replica.doc, Y.encodeStateVector(hub.doc)));
  replica.inbox.push("confirmed");
  pull(hub, replica);
}

/** Loses the connection after something was sent, so that nobody tells whether it has arrived. */
export function lose(hub: Hub, replica: Replica): void {
  pull(hub, replica);
  for (const update of replica.outbox.splice(0)) hub.take(update);
  reconnect(hub, replica);
}

/** The editor must not answer what it is told; Yjs itself may, to tidy marks that lost their text. */
function receive({ doc }: Replica, update: Uint8Array): void {
  const noAnswer = (_update: Uint8Array, origin: unknown) => {
    if (origin === ySyncPluginKey) throw new Error("The editor answered what came from others");
  };
  doc.on("update", noAnswer);
  Y.applyUpdate(doc, update, fromHub);
  doc.off("update", noAnswer);
}
