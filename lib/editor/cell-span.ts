/** Nobody merges more cells than this, and a table with as many would be laid out for ever. */
const most = 500;

/** How many columns or rows a cell takes, whatever is stored or written. */
export function cellSpan(value: unknown): number {
  const span = Math.trunc(Number(value));
  return span >= 1 && span <= most ? span : 1;
}
