/**
 * The examples of the specifications that we render otherwise than they say, by reason. `specification.test.ts` fails
 * when an example differs that is not listed here, and when one is listed that does not differ.
 */
export const differences: { reason: string; commonmark: number[]; gfm: number[] }[] = [
  {
    reason: "HTML that says more than a mark, a table, a toggle or a picture is shown as it is written.",
    commonmark: [
      21, 31, 148, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 161, 162, 163, 164, 165, 166, 167, 169,
      170, 171, 172, 173, 174, 175, 176, 177, 178, 180, 181, 182, 184, 185, 186, 187, 188, 189, 191, 201, 344,
      475, 476, 477, 491, 494, 524, 536, 613, 614, 615, 616, 617, 623, 627, 628, 629, 630, 631, 642, 643,
    ],
    gfm: [649, 650, 657],
  },
  {
    reason:
      "A link definition over several lines that nothing refers to is kept, and shown as it is written.",
    commonmark: [208],
    gfm: [],
  },
  { reason: "`[[…]]` is a link to a note, `![[…]]` shows one.", commonmark: [548, 559, 590], gfm: [] },
  {
    reason: "A picture between words, or inside a link, stays Markdown: in the document pictures are blocks.",
    commonmark: [517, 531, 579, 587],
    gfm: [],
  },
  {
    reason:
      "Links lead to http, https, mailto and tel addresses or to places here; an address that may be anything else is text.",
    commonmark: [500, 596, 598, 599, 601],
    gfm: [],
  },
  {
    reason: "Whole addresses become links wherever they stand, as GFM says.",
    commonmark: [602, 608, 611],
    gfm: [611, 617, 620],
  },
  {
    reason: "Only whole addresses become links: words with dots or @ in them stay words.",
    commonmark: [],
    gfm: [622, 623, 624, 625, 626, 627, 628, 630, 631, 632, 633, 634, 635],
  },
  { reason: "One tilde is a tilde; only two strike words out.", commonmark: [], gfm: [491, 493] },
];
