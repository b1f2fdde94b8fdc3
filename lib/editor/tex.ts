import type { KatexOptions } from "katex";
import { filteredMarkup, type Allowed } from "./html/filtered-markup.ts";

const LONGEST_TEX = 10_000;
const LARGEST_MATHML = 400_000;

/** KaTeX as this module needs it: handed in, because browsers load it only for notes with formulas. */
export type TexRenderer = (tex: string, options: KatexOptions) => string;

const MATHML: Allowed = {
  elements: new Set([
    ..."math semantics annotation mrow mi mo mn ms mtext mspace mfrac msqrt".split(" "),
    ..."mroot mstyle merror mpadded mphantom menclose msub msup msubsup munder".split(" "),
    ..."mover munderover mmultiscripts mprescripts none mtable mtr mtd mlabeledtr mglyph".split(" "),
  ]),
  attributes: new Map<string, RegExp>([
    ["xmlns", /^http:\/\/www\.w3\.org\/1998\/Math\/MathML$/],
    ["display", /^(?:block|inline)$/],
    ["encoding", /^application\/x-tex$/],
    ...[
      ..."mathvariant stretchy fence separator accent accentunder lspace rspace minsize".split(" "),
      ..."maxsize width height depth voffset linethickness notation scriptlevel".split(" "),
      ..."displaystyle columnalign columnspacing rowspacing columnlines rowlines largeop".split(" "),
      ..."movablelimits symmetric linebreak mathsize side rowalign framespacing form".split(" "),
    ].map((name) => [name, /^[\w\s.,%+-]{0,200}$/] as const),
    ["mathcolor", /^[\w#(),.%\s-]{1,60}$/],
    ["mathbackground", /^[\w#(),.%\s-]{1,60}$/],
  ]),
  dropped: new Set(["style", "script"]),
};

/** A formula as MathML, which browsers show by themselves; null when it is no TeX or too much of it. */
export function mathml(render: TexRenderer, tex: string, { display }: { display: boolean }): string | null {
  if (tex.trim() === "" || tex.length > LONGEST_TEX) return null;
  let html: string;
  try {
    html = render(tex, {
      displayMode: display,
      output: "mathml",
      trust: false,
      strict: "ignore",
      throwOnError: true,
      maxExpand: 200,
      maxSize: 20,
    });
  } catch {
    return null; // The author sees the source instead, and that something is wrong with it.
  }
  const math = /<math[\s\S]*<\/math>/.exec(html)?.[0];
  return math === undefined || math.length > LARGEST_MATHML ? null : filteredMarkup(math, MATHML);
}
