const steps: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

const format = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** The distance between two moments in the largest whole unit; under a minute it is "now". */
export function relativeTime(at: number, now: number): string {
  const seconds = Math.round((at - now) / 1000);
  const step = steps.find(([, size]) => Math.abs(seconds) >= size);
  if (!step) return format.format(0, "second");
  const [unit, size] = step;
  return format.format(Math.trunc(seconds / size), unit);
}
