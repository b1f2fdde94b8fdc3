import { mathml, type TexRenderer } from "../tex.ts";

let render: TexRenderer | null = null;
let loading: Promise<TexRenderer | null> | undefined;

/** Shows a formula in an element: as it is set, or `failed` with its source. KaTeX is loaded with the first one. */
export async function showFormula(
  target: HTMLElement,
  { tex, display }: { tex: string; display: boolean },
): Promise<void> {
  target.dataset.tex = tex;
  const renderer = render ?? (await (loading ??= load()));
  if (target.dataset.tex !== tex) return; // it has been written on meanwhile
  const math = renderer && mathml(renderer, tex, { display });
  target.toggleAttribute("data-failed", math === null);
  if (math === null) target.textContent = tex;
  else target.innerHTML = math;
}

/** Without a connection there may be none: then formulas show their source. */
async function load(): Promise<TexRenderer | null> {
  try {
    render = (await import("katex")).default.renderToString;
  } catch {
    loading = undefined; // the next formula tries again
  }
  return render;
}
