import type { Confirming } from "#lib/editor/unseen/keep-unseen.ts";
import type { Acknowledgements } from "./acknowledgements.ts";

/** Tells `confirming` message by message what the socket only counts. */
export function confirmedBy(confirming: Confirming): (state: Acknowledgements) => void {
  /** Sent before the server was told of all that it lacked, and so without it. */
  let early = 0;
  let onTheirWay = 0;
  return ({ handshaken, outstanding }) => {
    if (!handshaken) {
      if (outstanding === 0) confirming.disconnected(); // a new socket knows nothing of what went over the one before
      early = outstanding;
      onTheirWay = 0;
      return;
    }
    for (; early + onTheirWay < outstanding; onTheirWay++) confirming.sent();
    for (; early > 0 && early + onTheirWay > outstanding; early--);
    for (; onTheirWay > outstanding; onTheirWay--) confirming.confirmed();
  };
}
