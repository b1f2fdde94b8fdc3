"use client";

import type { Editor } from "@tiptap/core";
import { useEffect, useRef, useState, type ComponentProps } from "react";
import { classes } from "#components/ui/classes.ts";

/**
 * A field of a toolbar for an attribute of what is selected. It is written into the document when one is done with it
 * (Enter, or leaving the field), not at every letter. Arrows belong to it, not to the toolbar around it.
 */
export function ToolbarField({
  editor,
  label,
  value,
  onDone,
  focused = false,
  className,
  ...rest
}: {
  editor: Editor;
  label: string;
  value: string;
  onDone: (value: string) => void;
  /** Begins with the focus: what it is for has just been put in. */
  focused?: boolean;
} & Pick<ComponentProps<"input">, "placeholder" | "inputMode" | "className" | "spellCheck" | "onChange">) {
  const [typed, setTyped] = useState({ value, text: value });
  const text = typed.value === value ? typed.text : value;
  const input = useRef<HTMLInputElement>(null);
  const begins = useRef(focused);
  useEffect(() => {
    if (begins.current) input.current?.focus();
  }, []);
  const done = () => {
    if (text !== value) onDone(text);
  };
  return (
    <input
      {...rest}
      ref={input}
      aria-label={label}
      className={classes(
        "h-8 min-w-0 rounded-md bg-transparent px-2 text-sm text-ink placeholder:text-ink-faint",
        "hover:bg-paper-hover focus:bg-paper pointer-coarse:h-10",
        className,
      )}
      value={text}
      onChange={(event) => {
        setTyped({ value, text: event.target.value });
        rest.onChange?.(event);
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        // A change while the focus is on its way to the next field would hide the toolbar, and the focus be lost.
        if (currentTarget.closest("[data-editor-toolbar]")?.contains(relatedTarget)) setTimeout(done);
        else done();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !event.nativeEvent.isComposing) {
          event.preventDefault();
          done();
          editor.commands.focus();
        } else if (event.key === "Escape") setTyped({ value, text: value });
        if (event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End")
          event.stopPropagation();
      }}
    />
  );
}
