import { blocksTexts } from "#lib/texts/en/blocks.ts";

/** A size as people say it: `512 bytes`, `1.4 MB`. */
export function fileSizeText(bytes: number): string {
  if (bytes < 1_000) return blocksTexts.bytes(bytes);
  const [count, say] =
    bytes < 999_500 ? [bytes / 1_000, blocksTexts.kilobytes] : [bytes / 1_000_000, blocksTexts.megabytes];
  return say(count < 10 ? count.toFixed(1).replace(/\.0$/, "") : String(Math.round(count)));
}
