const atOnce = 3;
const waiting: (() => void)[] = [];
let running = 0;

/** Runs an upload as soon as fewer than three others run. */
export async function inTurn<Result>(upload: () => Promise<Result>): Promise<Result> {
  if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
  running += 1;
  try {
    return await upload();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}
