/**
 * Work that runs once at a time for each key. Whoever asks while it runs gets a run that begins afterwards, since it
 * may have missed what they ask for; all who ask meanwhile share that one.
 */
export function oneAtATime(work: (key: string) => Promise<void>): (key: string) => Promise<void> {
  const running = new Map<string, Promise<void>>();
  const waiting = new Map<string, Promise<void>>();

  async function run(key: string): Promise<void> {
    waiting.delete(key);
    const current = work(key);
    running.set(key, current);
    try {
      await current;
    } finally {
      if (running.get(key) === current) running.delete(key);
    }
  }

  return (key) => {
    const shared = waiting.get(key);
    if (shared) return shared;
    const before = running.get(key)?.catch(() => undefined);
    const next = Promise.resolve(before).then(() => run(key));
    waiting.set(key, next);
    return next;
  };
}
