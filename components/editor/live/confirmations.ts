import type { Confirming } from "#lib/editor/unseen/keep-unseen.ts";
import type { Acknowledgements } from "./acknowledgements.ts";

/** Tells `confirming` message by message what the socket only counts. */
export function confirmedBy(confirming: Confirming): (state: Acknowledgements) => void {
  let onTheirWay = 0;
  return ({ handshaken, outstanding }) => {
    if (!handshaken && outstanding === 0) {
      confirming.disconnected(); // a new socket knows nothing of what went over the one before
      onTheirWay = 0;
    }
    for (; onTheirWay < outstanding; onTheirWay++) confirming.sent();
    for (; onTheirWay > outstanding; onTheirWay--) confirming.confirmed();
  };
}
