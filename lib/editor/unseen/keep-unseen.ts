import * as Y from "yjs";
import { isInside } from "./is-inside.ts";
import { putBack } from "./put-back.ts";
import { unseenBy } from "./unseen-words.ts";

/** A change of ours that the server has not confirmed. */
interface Pending {
  /** Where our own history ended with it. */
  end: number;
  deleteSet: Y.Transaction["deleteSet"];
}

/** What the server has told about our changes. */
export interface Confirming {
  /** A message with everything up to now is on its way. */
  sent(): void;
  /** The oldest message on its way has arrived. */
  confirmed(): void;
  /** Whatever was on its way will not be confirmed any more. */
  disconnected(): void;
}

/**
 * Keeps words that nobody deleted on purpose: those that stand in a block which somebody else moves, wraps, retypes or
 * deletes before they have seen them. The server puts all changes into one order; of two people who change the same
 * block at once, the one whose change the server had not confirmed when the other's arrived puts the words back, and
 * so only one of them does. To be called before the provider listens to updates.
 */
export function keepUnseen(doc: Y.Doc, isRemote: (origin: unknown) => boolean): Confirming {
  const pending: Pending[] = [];
  let confirmedEnd = 0;
  /** How many of the pending changes each message on its way brings to an end. */
  const onTheirWay: number[] = [];
  const withoutMessage = () => pending.length - onTheirWay.reduce((sum, count) => sum + count, 0);

  const note = (transaction: Y.Transaction) => {
    const { beforeState, afterState, deleteSet } = transaction;
    const end = afterState.get(doc.clientID) ?? 0;
    if (end > (beforeState.get(doc.clientID) ?? 0) || deleteSet.clients.size > 0)
      pending.push({ end, deleteSet });
    keepForLater(transaction, () => true);
  };
  const confirmedOf = ({ id, length }: Y.Item) =>
    id.client === doc.clientID ? Math.min(Math.max(confirmedEnd - id.clock, 0), length) : length;
  const wasDeletedByMe = (item: Y.Item) => pending.some(({ deleteSet }) => Y.isDeleted(deleteSet, item.id));

  const putBackUnseen = (transaction: Y.Transaction) => {
    const arrived = ({ id }: Y.Item) => id.clock >= (transaction.beforeState.get(id.client) ?? 0);
    const seenOf = (item: Y.Item) =>
      arrived(item) && isInside(item, wasDeletedByMe) ? 0 : confirmedOf(item);
    const unseen = unseenBy(transaction, { seenOf, wasDeletedByMe });
    keepForLater(transaction, (item) => seenOf(item) < item.length);
    if (unseen.words.length + unseen.blocks.length === 0) return;
    doc.once("afterAllTransactions", () => putBack(doc, unseen, "unseen"));
  };
  doc.on("afterTransaction", (transaction: Y.Transaction) => {
    if (!isRemote(transaction.origin)) note(transaction);
    else if (pending.length > 0) putBackUnseen(transaction);
  });

  return {
    sent: () => onTheirWay.push(withoutMessage()),
    confirmed() {
      const through = pending.splice(0, onTheirWay.shift() ?? 0);
      confirmedEnd = through.at(-1)?.end ?? confirmedEnd;
    },
    disconnected: () => onTheirWay.splice(0),
  };
}

/** More may be on its way into what is deleted here already, and Yjs can take it only where it still knows the place. */
function keepForLater(transaction: Y.Transaction, isUnseen: (item: Y.Item) => boolean): void {
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (item) => {
    if (item instanceof Y.Item && isUnseen(item)) item.keep = true;
  });
}
