/** What every name begins with, so that it is known for ours. */
const ours = "commonplace:";

/**
 * Small things that this browser keeps for us. One that keeps nothing, because it is told not to or is full, forgets
 * them, and nobody is troubled: the product works without them.
 */
export const deviceStore = {
  get: (name: string): string | null => quietly(() => localStorage.getItem(ours + name), null),
  set: (name: string, value: string): void =>
    quietly(() => localStorage.setItem(ours + name, value), undefined),
  remove: (name: string): void => quietly(() => localStorage.removeItem(ours + name), undefined),
  /** The names that begin so. */
  names: (beginning: string): string[] =>
    quietly(
      () =>
        Object.keys(localStorage)
          .filter((key) => key.startsWith(ours + beginning))
          .map((key) => key.slice(ours.length)),
      [],
    ),
};

function quietly<Result>(work: () => Result, otherwise: Result): Result {
  try {
    return work();
  } catch {
    return otherwise; // even to ask for `localStorage` may throw
  }
}
