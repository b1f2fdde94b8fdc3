"use client";

import { Editor, Extension } from "@tiptap/core";
import { BubbleMenuPlugin, type BubbleMenuPluginProps } from "@tiptap/extension-bubble-menu";
import { useEffect, type ReactNode } from "react";
import { createPortal } from "react-dom";

/** When a toolbar floats over the text, and where. */
export interface Floating extends Omit<
  BubbleMenuPluginProps,
  "pluginKey" | "editor" | "element" | "getReferencedVirtualElement"
> {
  name: string;
  /** What it floats beside, if not the selection. */
  beside?: (editor: Editor) => ReturnType<NonNullable<BubbleMenuPluginProps["getReferencedVirtualElement"]>>;
}

interface Options {
  toolbars: readonly Floating[];
}

/**
 * The toolbars of an editor. They come with the editor and not, as Tiptap's component does it, after it: each plugin
 * that is added to a living editor makes y-tiptap build the whole note anew.
 */
export const FloatingToolbars = Extension.create<Options, Record<string, HTMLElement>>({
  name: "floatingToolbars",
  addOptions: () => ({ toolbars: [] }),
  addStorage() {
    return Object.fromEntries(this.options.toolbars.map(({ name }) => [name, floatingElement()]));
  },
  onBeforeCreate() {
    const { editor } = this;
    // EditorContent hands the node views to the view once more, which draws the whole note again; none of ours is
    // React's. It also takes them away when it goes: React's strict mode lets it go and come back.
    editor.createNodeViews = () => {
      const taken = Object.keys(editor.view.props.nodeViews ?? {}).length === 0;
      if (taken) Editor.prototype.createNodeViews.call(editor);
    };
  },
  addProseMirrorPlugins() {
    const { editor, storage } = this;
    return this.options.toolbars.flatMap(({ name, beside, ...rest }) => {
      const element = storage[name];
      if (!element) return [];
      const place = beside && { getReferencedVirtualElement: () => beside(editor) };
      return BubbleMenuPlugin({ ...rest, ...place, pluginKey: name, editor, element });
    });
  },
});

/**
 * Draws what is in a toolbar, and keeps its place right when that changes its size: as it does when it is shown, so that
 * whatever asks `isShown` is asked again then.
 */
export function FloatingToolbar({
  editor,
  name,
  children,
}: {
  editor: Editor;
  name: string;
  children: ReactNode;
}) {
  const element = elementsOf(editor)[name];
  useEffect(() => {
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const moves = element.isConnected && !editor.isDestroyed;
      if (moves) editor.view.dispatch(editor.state.tr.setMeta(name, "updatePosition"));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [editor, element, name]);
  return element ? createPortal(children, element) : null;
}

/** Whether a toolbar is on the page: what its buttons say of the selection is nobody's concern before. */
export function isShown(editor: Editor, name: string): boolean {
  return elementsOf(editor)[name]?.isConnected === true;
}

function elementsOf(editor: Editor): Record<string, HTMLElement> {
  return (editor.storage as { floatingToolbars?: Record<string, HTMLElement> }).floatingToolbars ?? {};
}

function floatingElement(): HTMLElement {
  const element = document.createElement("div");
  element.className = "z-30 quiet-while-writing";
  Object.assign(element.style, { visibility: "hidden", position: "absolute" });
  return element;
}
