import { expect, test } from "vitest";
import { confirmedBy } from "./confirmations.ts";

/** What is told of these states, each written as a letter for the handshake and what is outstanding. */
function told(...states: string[]): string {
  let said = "";
  const tell = confirmedBy({
    sent: () => (said += "s"),
    confirmed: () => (said += "c"),
    disconnected: () => (said += "d"),
  });
  for (const state of states)
    tell({ handshaken: state.startsWith("h"), outstanding: Number(state.slice(1)), refused: false });
  return said;
}

test("each message is told when it is sent and when it is confirmed", () => {
  expect(told("-0", "h1", "h2", "h1", "h0", "h1", "h0")).toBe("dssccsc");
});

test("a new socket begins anew", () => {
  expect(told("-0", "h1", "h2", "-0", "h1", "h0")).toBe("dssdsc");
});

test("what was sent before the handshake confirms nothing", () => {
  expect(told("-0", "-1", "h2", "h1", "h0")).toBe("dsc");
});
