import type { Env } from "markdown-it";

type References = NonNullable<Env["references"]>;

/** Watches which link definitions (`[label]: address`) a text uses; the others would vanish, so `parse` keeps them. */
export class Definitions {
  readonly references: References;
  private readonly sources = new Map<string, string>();
  private readonly used = new Set<string>();
  private defined: string | null = null;
  private defining = false;

  constructor() {
    this.references = new Proxy<References>(Object.create(null) as References, {
      get: (target, label) => {
        if (!this.defining && typeof label === "string" && label in target) this.used.add(label);
        return Reflect.get(target, label) as unknown;
      },
      set: (target, label, value) => {
        this.defined = String(label);
        return Reflect.set(target, label, value);
      },
    });
  }

  /** Runs the rule that reads one definition, and remembers its source under the label it defines. */
  watch(readDefinition: () => boolean, sourceOf: () => string): boolean {
    this.defined = null;
    this.defining = true;
    const found = readDefinition();
    this.defining = false;
    if (found && this.defined !== null) this.sources.set(this.defined, sourceOf());
    return found;
  }

  /** The source of every definition that nothing referred to. */
  unused(): string[] {
    return [...this.sources].filter(([label]) => !this.used.has(label)).map(([, source]) => source);
  }
}
