// @vitest-environment jsdom
import { isDeepStrictEqual } from "node:util";
import { WebSocketStatus } from "@hocuspocus/provider";
import { beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { transaction } from "#lib/db/db.ts";
import { edits } from "#lib/editor/testing/convergence/edits.ts";
import { newBlocks, newWords } from "#lib/editor/testing/convergence/new-block.ts";
import { act, openEditor } from "#lib/editor/testing/convergence/replica.ts";
import { tableEdits } from "#lib/editor/testing/convergence/table-edits.ts";
import { answerForLayout } from "#lib/editor/testing/answer-for-layout.ts";
import { needsRepair } from "#lib/editor/repair/repair-note.ts";
import { keepUnseen } from "#lib/editor/unseen/keep-unseen.ts";
import { noteFromDoc } from "#lib/editor/yjs.ts";
import { docFrom } from "#lib/notes/note-doc.ts";
import { storeNote } from "#lib/notes/store-note.ts";
import { browsers } from "#lib/testing/browsers.ts";
import { until } from "#lib/testing/collaboration.ts";
import { pick, seededRandom } from "#lib/testing/random.ts";
import { createWrittenNote } from "#lib/testing/written-note.ts";

beforeAll(answerForLayout);
const { open } = browsers();

type Written = Awaited<ReturnType<typeof createWrittenNote>>;

/** Somebody with the editor of browsers, on a connection of their own. */
function openWriter(written: Written) {
  const doc = new Y.Doc();
  const confirming = keepUnseen(doc, (origin) => origin === client.provider);
  const client = open({ ...written, doc, confirming });
  const socket = client.provider.configuration.websocketProvider;
  return {
    ...client,
    editor: openEditor(doc),
    written: new Set<string>(),
    removed: new Set<string>(),
    isHere: () => socket.shouldConnect,
    /** Whoever leaves knows what has arrived: a connection that breaks in the middle may leave that open. */
    async leave() {
      await client.saved();
      socket.disconnect();
      await until(() => socket.status === WebSocketStatus.Disconnected, "the connection is closed");
    },
    comeBack: () => void socket.connect(),
  };
}

const doings = Object.values({ ...edits, ...tableEdits });

test.each(Array.from({ length: 20 }, (_seed, index) => index + 1))(
  "three people who do anything, and lose their connections, end with one regular note (seed %i)",
  async (seed) => {
    const random = seededRandom(seed);
    const words = newWords();
    const content = ["table", "bulletList", "toggle"].map((name) => newBlocks[name]!(words, random, 1));
    const written = await createWrittenNote({ body: { type: "doc", content } });
    const writers = [openWriter(written), openWriter(written), openWriter(written)];
    await Promise.all(writers.map(({ saved }) => saved()));

    for (let step = 0; step < 40; step++) {
      const writer = writers[pick(random, writers.length)]!;
      act(writer, () => doings[pick(random, doings.length)]!(writer.editor, random, words));
      if (random() < 0.1 && writer.isHere()) {
        await writer.leave();
      } else if (random() < 0.2) writer.comeBack();
      if (random() < 0.3) await new Promise((done) => setTimeout(done, pick(random, 8)));
    }

    for (const writer of writers) writer.comeBack();
    await Promise.all(writers.map(({ saved }) => saved()));
    const stored = async () => {
      const { state } = await transaction((tx) => storeNote(tx, written.note.id));
      return noteFromDoc(docFrom(state));
    };
    await until(async () => {
      const agreed = await stored();
      return writers.every(({ doc }) => isDeepStrictEqual(noteFromDoc(doc), agreed));
    }, "all have what is stored");

    expect(needsRepair((await stored()).body)).toBe(false);
    for (const { editor } of writers) {
      editor.state.doc.check();
      editor.destroy();
    }
  },
);
