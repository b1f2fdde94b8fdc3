import { yUndoPluginKey } from "@tiptap/y-tiptap";
import type { EditorState } from "@tiptap/pm/state";
import type { UndoManager } from "yjs";

type Step = UndoManager["undoStack"][number];

/**
 * Changes made one after the other that are one step of undoing, from now on: what was done before, and what is typed
 * between them, are steps of their own, and what is typed is undone first.
 */
export class UndoStep {
  readonly #manager: UndoManager | undefined;
  readonly #below: Step | undefined;
  #own: Step | undefined;

  constructor(state: EditorState) {
    this.#manager = (yUndoPluginKey.getState(state) as { undoManager?: UndoManager } | undefined)
      ?.undoManager;
    this.#below = this.#manager?.undoStack.at(-1);
    this.#manager?.stopCapturing();
  }

  /** Whether somebody has taken back what was changed so far. */
  get undone(): boolean {
    return this.#own !== undefined && this.#manager?.undoStack.includes(this.#own) === false;
  }

  /** Makes another change that belongs to this step. */
  change(make: () => void): void {
    const manager = this.#manager;
    if (!manager) {
      make();
      return;
    }
    const { captureTimeout, lastChange } = manager;
    const above = this.#takeAbove(manager);
    const height = manager.undoStack.length;
    manager.captureTimeout = this.#own ? Number.POSITIVE_INFINITY : 0;
    manager.lastChange = this.#own ? Date.now() : 0;
    try {
      make();
    } finally {
      if (manager.undoStack.length > height) this.#own ??= manager.undoStack[height];
      manager.undoStack.push(...above);
      manager.captureTimeout = captureTimeout;
      manager.lastChange = above.length > 0 ? lastChange : 0;
    }
  }

  #takeAbove({ undoStack }: UndoManager): Step[] {
    const under = this.#own ?? this.#below;
    const at = under ? undoStack.indexOf(under) : -1;
    // What was below may have been undone since; then this goes on top.
    return at < 0 && under ? [] : undoStack.splice(at + 1);
  }
}
