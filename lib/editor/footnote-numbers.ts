/** The footnotes of a body: what its text refers to, in order, and what each definition refers to. */
export type FootnoteUse = { references: string[]; definitions: ReadonlyMap<string, string[]> };

/**
 * The number of each footnote that is written: as they are first referred to, then as those refer to further ones,
 * then the ones nobody refers to.
 */
export function footnoteNumbers({ references, definitions }: FootnoteUse): Map<string, number> {
  const numbers = new Map<string, number>();
  const take = (label: string) => {
    if (definitions.has(label) && !numbers.has(label)) numbers.set(label, numbers.size + 1);
  };
  references.forEach(take);
  // A map hands out what is added while it is walked through.
  for (const label of numbers.keys()) definitions.get(label)?.forEach(take);
  for (const label of definitions.keys()) {
    take(label);
    definitions.get(label)?.forEach(take);
  }
  return numbers;
}
