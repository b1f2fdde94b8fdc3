/** The alignment, or null for what is none. */
export function cellAlign(value: unknown): string | null {
  return value === "left" || value === "center" || value === "right" ? value : null;
}

/** The widths of a cell's columns in pixels, or null when none is known. */
export function columnWidths(values: unknown, span: number): number[] | null {
  if (!Array.isArray(values) || values.length !== span) return null;
  const widths = values.map((value) => Math.trunc(Number(value)));
  const usable = widths.every((width) => width >= 0 && width <= 10_000) && widths.some((width) => width > 0);
  return usable ? widths : null;
}
