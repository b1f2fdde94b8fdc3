import { blocksTexts } from "#lib/texts/en/blocks.ts";
import { diagramLabel, namedDiagram } from "../html/safe-diagram.ts";
import { newBlockId } from "../block-id.ts";
import { element, fixed } from "./element.ts";

const PAUSE_MS = 500;

/** Drawings by their source, so that scrolling, undoing and a second one like it ask nobody. */
const drawn = new Map<string, string | null>();
const MOST_KEPT = 100;

/** The drawing below the source of a diagram, made by the server as on read views. */
export class DiagramPreview {
  private readonly drawing = element("div", { class: "diagram-drawing" });
  private readonly box = fixed("figure", { class: "diagram" }, this.drawing);
  private readonly prefix = `diagram-${newBlockId()}`;
  private readonly dom: HTMLElement;
  private source: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(dom: HTMLElement) {
    this.dom = dom;
  }

  /** Shows the drawing of this source, once the typing pauses; none for null. */
  show(source: string | null): void {
    if (source === this.source) return;
    const first = this.source === null;
    this.source = source;
    clearTimeout(this.timer);
    if (source === null) this.box.remove();
    else if (drawn.has(source)) this.paint(drawn.get(source) ?? null);
    else this.timer = setTimeout(() => void this.draw(source), first ? 0 : PAUSE_MS);
  }

  destroy(): void {
    clearTimeout(this.timer);
    this.source = null;
  }

  private async draw(source: string): Promise<void> {
    const svg = source.trim() === "" ? null : await askFor(source);
    if (svg === undefined || source !== this.source) return;
    this.paint(svg);
  }

  private paint(svg: string | null): void {
    this.box.toggleAttribute("data-failed", svg === null);
    if (svg === null) this.drawing.textContent = blocksTexts.diagramFailed;
    else this.drawing.innerHTML = namedDiagram(svg, { label: diagramLabel(svg), prefix: this.prefix });
    if (this.box.parentElement !== this.dom) this.dom.append(this.box);
  }
}

/** Undefined when nobody answers: then what was drawn before stays. */
async function askFor(source: string): Promise<string | null | undefined> {
  try {
    const response = await fetch("/diagrams", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ source }),
    });
    if (!response.ok) return undefined;
    const { svg } = (await response.json()) as { svg: string | null };
    if (drawn.size >= MOST_KEPT) drawn.clear();
    drawn.set(source, svg);
    return svg;
  } catch {
    return undefined; // offline
  }
}
