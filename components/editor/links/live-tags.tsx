"use client";

import { Tag } from "lucide-react";
import { useId, useRef, useState, useSyncExternalStore, type KeyboardEvent } from "react";
import type * as Y from "yjs";
import { useShell } from "#components/shell/shell-context.tsx";
import { TAGS_FIELD } from "#lib/editor/fields.ts";
import { tagFrom, tagKey, tagList } from "#lib/editor/properties.ts";
import { linksTexts } from "#lib/texts/en/links.ts";
import { NoteTags } from "./note-tags.tsx";

/** The tags in the live document: what is added or removed here is written like a word in the text. */
export function LiveTags({ doc, editable }: { doc: Y.Doc; editable: boolean }) {
  const { workspace } = useShell();
  const map = doc.getMap(TAGS_FIELD);
  const keys = useSyncExternalStore(
    (changed) => {
      map.observe(changed);
      return () => map.unobserve(changed);
    },
    () => tagList([...map.keys()].sort()).join("\n"),
    () => "",
  );
  const tags = keys === "" ? [] : keys.split("\n");

  function add(written: string): void {
    const tag = tagFrom(written);
    if (tag !== null && !tags.some((one) => tagKey(one) === tagKey(tag))) map.set(tag, true);
  }

  function remove(tag: string): void {
    doc.transact(() => {
      for (const key of map.keys()) if (tagFrom(key) === tag) map.delete(key);
    });
  }

  if (!editable) return <NoteTags tags={tags} workspace={workspace.slug} />;
  return (
    <NoteTags tags={tags} workspace={workspace.slug} onRemove={remove}>
      <AddTag
        onAdd={add}
        onLast={() => {
          const last = tags.at(-1);
          if (last !== undefined) remove(last);
        }}
      />
    </NoteTags>
  );
}

/** A button that becomes a field. Enter or a comma adds what is typed; Backspace in an empty field takes the last away. */
function AddTag({ onAdd, onLast }: { onAdd: (tag: string) => void; onLast: () => void }) {
  const { actions, workspace } = useShell();
  const [typed, setTyped] = useState<string | null>(null);
  const [known, setKnown] = useState<string[]>([]);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  function open(): void {
    setTyped("");
    actions.suggestTags({ workspace: workspace.slug, q: "" }).then(
      (answer) => setKnown(answer.ok ? answer.value.map(({ tag }) => tag) : []),
      (error: unknown) => console.error(error), // a tag can be typed without suggestions
    );
  }

  function close(): void {
    setTyped(null);
    requestAnimationFrame(() => button.current?.focus());
  }

  function press(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    const { value } = event.currentTarget;
    if (event.key === "Enter" || event.key === ",") {
      event.preventDefault();
      if (value.trim() === "") return close();
      onAdd(value);
      setTyped("");
    } else if (event.key === "Escape") close();
    else if (event.key === "Backspace" && value === "") onLast();
  }

  if (typed === null) {
    return (
      <button ref={button} type="button" className="add-tag" onClick={open}>
        <Tag aria-hidden />
        {linksTexts.addTag}
      </button>
    );
  }
  return (
    <>
      <input
        aria-label={linksTexts.tagName}
        placeholder={linksTexts.tagName}
        autoComplete="off"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked for it
        autoFocus
        list={id}
        value={typed}
        maxLength={100}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={press}
        onBlur={() => {
          if (typed.trim() !== "") onAdd(typed);
          setTyped(null);
        }}
      />
      <datalist id={id}>
        {known.map((tag) => (
          <option key={tag}>{tag}</option>
        ))}
      </datalist>
    </>
  );
}
