const steps: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

const formats = {
  long: new Intl.RelativeTimeFormat("en", { numeric: "auto" }),
  narrow: new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "narrow" }),
};

/** The distance between two moments in the largest whole unit; under a minute it is "now". Narrow: "5m ago". */
export function relativeTime(at: number, now: number, style: keyof typeof formats = "long"): string {
  const format = formats[style];
  const seconds = Math.round((at - now) / 1000);
  const step = steps.find(([, size]) => Math.abs(seconds) >= size);
  if (!step) return format.format(0, "second");
  const [unit, size] = step;
  return format.format(Math.trunc(seconds / size), unit);
}
