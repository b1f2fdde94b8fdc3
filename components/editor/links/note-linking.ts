import { Extension, InputRule, type Editor } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { NodeSelection, Plugin, PluginKey } from "@tiptap/pm/state";
import { isLink, leadTo } from "./lead-to.ts";
import { fragmentOf, keyOf, noteEmbedView, noteLinkView } from "./link-views.ts";
import { noteMenu, peopleMenu, tagMenu } from "./link-menus.ts";
import { putEmbed } from "./choose-link.ts";
import type { NoteLinks } from "./note-links.ts";

const written = /(!?)\[\[([^[\]|#\n]{1,500})(?:#([^[\]|\n]{1,500}))?(?:\|([^[\]\n]{1,500}))?\]\]$/;

/** Links between notes, names of people, and tags: how they look, open, and are put in. */
export const NoteLinking = Extension.create<{ links: NoteLinks | null }>({
  name: "noteLinking",
  // Enter opens a selected link before it would make a new line.
  priority: 200,
  addOptions: () => ({ links: null }),
  addInputRules() {
    const { links } = this.options;
    return links ? [writtenOut(this.editor, links)] : [];
  },
  addProseMirrorPlugins() {
    const { editor } = this;
    const { links } = this.options;
    if (!links) return [];
    return [
      noteMenu(editor, links),
      peopleMenu(editor, links),
      tagMenu(editor, links),
      new Plugin({
        key: new PluginKey("noteLinking"),
        props: {
          nodeViews: {
            noteLink: (node) => noteLinkView(node, links.notes),
            noteEmbed: (node) => noteEmbedView(node, links.notes),
          },
          // oxlint-disable-next-line max-params -- the library's signature
          handleClickOn: (_view, pos, node, _nodePos, event) => {
            if (!isLink(node) || !(event.metaKey || event.ctrlKey || !editor.isEditable)) return false;
            open(editor, links, node);
            return true;
          },
          handleDOMEvents: {
            // In a text that can be edited a click selects the link; it is never followed behind our back.
            click: (_view, event) => {
              const link = event.target instanceof Element && event.target.closest("a.note-link");
              if (link) event.preventDefault();
              return false;
            },
          },
          handleKeyDown: (view, event) => {
            const { selection } = view.state;
            if (event.key !== "Enter" || !(selection instanceof NodeSelection) || !isLink(selection.node))
              return false;
            open(editor, links, selection.node);
            return true;
          },
        },
      }),
    ];
  },
});

/** Goes to the note; one that has never been there is made, if somebody may write here. */
function open(editor: Editor, links: NoteLinks, node: ProseMirrorNode): void {
  const key = keyOf(node);
  const live = links.notes.get(key);
  if (live) links.go(live.url + fragmentOf(node));
  else if (live === null && key.note === null && key.target !== "" && editor.isEditable) {
    void links.create(key.target).then((made) => {
      if (!made) return;
      leadTo(editor, key.target, made.id);
      links.go(made.url);
    });
  }
}

/** `[[Title#Heading|words]]`, typed to its end. */
function writtenOut(editor: Editor, links: NoteLinks): InputRule {
  return new InputRule({
    find: (text) => {
      const match = text.endsWith("]]") ? written.exec(text) : null; // asked at every letter
      return match && { index: match.index, text: match[0], data: { parts: match.slice(1) } };
    },
    handler: ({ range, match, chain, commands }) => {
      const [embed, target = "", heading, alias] = (match.data as { parts: (string | undefined)[] }).parts;
      const known = links.exactly(target.trim());
      const attrs = { note: known?.id ?? null, target: target.trim(), heading: heading?.trim() || null };
      if (embed) putEmbed(chain(), range, attrs).run();
      else
        commands.insertContentAt(range, {
          type: "noteLink",
          attrs: { ...attrs, alias: alias?.trim() || null },
        });
      if (!known) links.resolve(target.trim(), (note) => leadTo(editor, target.trim(), note));
    },
  });
}
