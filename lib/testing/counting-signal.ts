/**
 * The signal, telling how often it was asked whether to go on: work that asks at every step can be stopped, or looked at,
 * at the same step each time.
 */
export function countingSignal(signal: AbortSignal, onAsked: (times: number) => void): AbortSignal {
  const throwIfAborted = signal.throwIfAborted.bind(signal);
  let times = 0;
  signal.throwIfAborted = () => {
    onAsked(++times);
    throwIfAborted();
  };
  return signal;
}
