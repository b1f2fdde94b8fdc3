import type { JSONContent } from "@tiptap/core";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { withoutBlockIds } from "./block-id.ts";
import { parseMarkdown } from "./markdown/parse.ts";
import { serializeMarkdown } from "./markdown/serialize.ts";
import { BODY_FIELD } from "./fields.ts";
import { MergeConflict, mergeBody } from "./merge-body.ts";
import { replaceContent } from "./replace-content.ts";
import { createNoteUpdate, noteFromDoc } from "./yjs.ts";

function bodyOf(markdown: string): JSONContent {
  return parseMarkdown(markdown, { liftTitle: false }).body;
}

function docOf(markdown: string, title = "Bread"): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, createNoteUpdate({ title, body: bodyOf(markdown) }));
  return doc;
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

function markdownOf(doc: Y.Doc): string {
  return serializeMarkdown(noteFromDoc(doc), { withTitle: false });
}

function idsOf(doc: Y.Doc): Record<string, unknown> {
  const blocks = noteFromDoc(doc).body.content ?? [];
  return Object.fromEntries(
    blocks.map((block) => [
      serializeMarkdown({ title: "", body: { content: [block] } }).trim(),
      block.attrs?.id,
    ]),
  );
}

function updatesOf(doc: Y.Doc, change: () => void): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array) => updates.push(update);
  doc.on("update", keep);
  change();
  doc.off("update", keep);
  return updates;
}

const NOTE = "# Starter\n\nFeed it daily.\n\n- flour\n- water\n\nBake it hot.";

describe("createNoteUpdate", () => {
  test("gives every block an id and says the same", () => {
    const body = bodyOf(
      "a\n\n- b\n  1. c\n\n> d\n\n| e |\n|---|\n| f |\n\n---\n\n```ts\ng\n```\n\n![h](/attachments/1/h.png)\n\n<div>i</div>",
    );
    const doc = new Y.Doc();
    Y.applyUpdate(doc, createNoteUpdate({ title: " A\ntitle ", body }));
    const note = noteFromDoc(doc);
    expect(note.title).toBe("A title");
    expect(markdownOf(doc)).toBe(serializeMarkdown({ title: "", body }));
    const ids: unknown[] = [];
    const visit = (node: JSONContent) => {
      if (!["doc", "text"].includes(node.type ?? "")) ids.push(node.attrs?.id);
      node.content?.forEach(visit);
    };
    visit(note.body);
    expect(ids.every((id) => typeof id === "string" && id.length === 10)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("refuses a body that does not fit the schema", () => {
    const body = { type: "doc", content: [{ type: "text", text: "loose" }] };
    expect(() => createNoteUpdate({ title: "", body })).toThrow(RangeError);
  });
});

describe("replaceContent", () => {
  test("the same content is no update", () => {
    const doc = docOf(NOTE);
    expect(updatesOf(doc, () => replaceContent(doc, { title: "Bread", body: bodyOf(NOTE) }))).toEqual([]);
  });

  test("blocks that stay keep their ids, in one small update", () => {
    const doc = docOf(NOTE);
    const before = idsOf(doc);
    const next = "# Starter\n\nBuy a jar.\n\nFeed it twice daily.\n\n- flour\n- water\n\nBake it hot.";
    const updates = updatesOf(doc, () => replaceContent(doc, { body: bodyOf(next) }));
    expect(updates).toHaveLength(1);
    expect(updates[0]?.length).toBeLessThan(200);
    expect(markdownOf(doc)).toBe(`${next}\n`);
    const after = idsOf(doc);
    expect(after["# Starter"]).toBe(before["# Starter"]);
    expect(after["Feed it twice daily."]).toBe(before["Feed it daily."]);
    expect(after["- flour\n- water"]).toBe(before["- flour\n- water"]);
    expect(Object.values(before)).not.toContain(after["Buy a jar."]);
  });

  test("restoring an older content brings back its blocks with their ids", () => {
    const doc = docOf(NOTE);
    const old = noteFromDoc(doc);
    replaceContent(doc, { title: "Other", body: bodyOf("Nothing left.") });
    replaceContent(doc, old);
    expect(noteFromDoc(doc)).toEqual(old);
  });

  test("merges with what someone types meanwhile", () => {
    const server = docOf(NOTE);
    const ana = copyOf(server);
    replaceContent(ana, { body: bodyOf(NOTE.replace("Bake it hot.", "Bake it very hot.")) });
    replaceContent(server, {
      body: bodyOf(NOTE.replace("Feed it daily.", "Feed it.").replace("- water", "- water\n- salt")),
    });
    Y.applyUpdate(server, Y.encodeStateAsUpdate(ana));
    expect(markdownOf(server)).toBe(
      "# Starter\n\nFeed it.\n\n- flour\n- water\n- salt\n\nBake it very hot.\n",
    );
  });

  test("refuses to touch a document of a newer schema", () => {
    const doc = docOf(NOTE);
    doc.getXmlFragment("body").insert(0, [new Y.XmlElement("hologram")]);
    const state = Y.encodeStateAsUpdate(doc);
    expect(() => replaceContent(doc, { body: bodyOf("x") })).toThrow(RangeError);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(state);
    expect(noteFromDoc(doc).body.content?.[0]).toEqual({ type: "hologram" });
  });

  test("swapping blocks keeps both ids", () => {
    const doc = docOf("one\n\ntwo\n\nthree");
    const body = noteFromDoc(doc).body;
    const swapped = { ...body, content: (body.content ?? []).toReversed() };
    replaceContent(doc, { body: swapped });
    expect(noteFromDoc(doc).body).toEqual(swapped);
  });
});

describe("mergeBody", () => {
  const put = (doc: Y.Doc, base: JSONContent, markdown: string) =>
    mergeBody(doc, { base, next: bodyOf(markdown) });

  test("keeps what others changed in other blocks", () => {
    const doc = docOf(NOTE);
    const base = noteFromDoc(doc).body;
    replaceContent(doc, { body: bodyOf(`Intro.\n\n${NOTE.replace("Bake it hot.", "Bake it very hot.")}`) });
    put(
      doc,
      base,
      NOTE.replace("Feed it daily.", "Feed it twice daily.").replace("\n\n- flour", "\n\nWait.\n\n- flour"),
    );
    expect(markdownOf(doc)).toBe(
      "Intro.\n\n# Starter\n\nFeed it twice daily.\n\nWait.\n\n- flour\n- water\n\nBake it very hot.\n",
    );
  });

  test("a text that is stored in pieces is not taken for changed", () => {
    const doc = docOf("Feed it");
    const paragraph = doc.getXmlFragment(BODY_FIELD).get(0) as Y.XmlElement;
    paragraph.push([new Y.XmlText(" daily.")]); // as two people who begin an empty line at once leave it
    const base = noteFromDoc(doc).body;
    (paragraph.get(1) as Y.XmlText).insert(6, " at noon");
    put(doc, base, "Feed it daily.\n\nWait.");
    expect(markdownOf(doc)).toBe("Feed it daily at noon.\n\nWait.\n");
  });

  test("the same block changed on both sides is a conflict, and changes nothing", () => {
    const doc = docOf(NOTE);
    const base = noteFromDoc(doc).body;
    replaceContent(doc, { body: bodyOf(NOTE.replace("Feed it daily.", "Feed it hourly.")) });
    const state = Y.encodeStateAsUpdate(doc);
    expect(() => put(doc, base, NOTE.replace("Feed it daily.", "Feed it weekly."))).toThrow(MergeConflict);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(state);
  });

  test("the same change on both sides is none", () => {
    const doc = docOf(NOTE);
    const base = noteFromDoc(doc).body;
    const next = NOTE.replace("Feed it daily.", "Feed it hourly.");
    replaceContent(doc, { body: bodyOf(next) });
    put(doc, base, next);
    expect(markdownOf(doc)).toBe(`${next}\n`);
  });

  test("a block removed by one and untouched by the other goes; removed and changed is a conflict", () => {
    const doc = docOf(NOTE);
    const base = noteFromDoc(doc).body;
    put(doc, base, NOTE.replace("Feed it daily.\n\n", ""));
    expect(markdownOf(doc)).not.toContain("Feed");
    expect(() => put(doc, base, NOTE.replace("Feed it daily.", "Feed it now, daily."))).toThrow(
      MergeConflict,
    );
  });

  test("everything replaced leaves only the new text", () => {
    const doc = docOf(NOTE);
    put(doc, noteFromDoc(doc).body, "Fresh start entirely.");
    expect(withoutBlockIds(noteFromDoc(doc).body)).toEqual(bodyOf("Fresh start entirely."));
  });
});
