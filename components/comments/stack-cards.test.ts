import fc from "fast-check";
import { expect, test } from "vitest";
import { stackCards, type Card } from "./stack-cards.ts";

const cards = fc.array(fc.record({ wanted: fc.nat(2000), height: fc.integer({ min: 20, max: 300 }) }), {
  minLength: 1,
  maxLength: 12,
});

test("cards with room are beside their words", () => {
  const far = [
    { id: "a", wanted: 0, height: 50 },
    { id: "b", wanted: 100, height: 50 },
  ];
  expect([...stackCards(far, null)]).toEqual([
    ["a", 0],
    ["b", 100],
  ]);
});

test("none covers another, they keep their order, and the active one is beside its words", () => {
  fc.assert(
    fc.property(cards, fc.nat(20), (given, chosen) => {
      const all: Card[] = given.map((card, at) => ({ id: String(at), ...card }));
      const active = all[chosen % all.length]!;
      const tops = stackCards(all, active.id);
      expect(tops.get(active.id)).toBe(active.wanted);
      const inOrder = all.toSorted((a, b) => a.wanted - b.wanted);
      for (const [at, card] of inOrder.entries()) {
        const next = inOrder[at + 1];
        if (next) expect(tops.get(next.id)).toBeGreaterThanOrEqual(tops.get(card.id)! + card.height);
      }
    }),
  );
});
