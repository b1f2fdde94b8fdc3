import * as Y from "yjs";
import { pick, seededRandom } from "#lib/testing/random.ts";
import { replaceContent } from "../../replace-content.ts";
import { createNoteUpdate, noteFromDoc } from "../../yjs.ts";
import { expectConverged } from "./expect-converged.ts";
import { edits } from "./edits.ts";
import { changedWords, newBlocks, newWords, wordsIn, type Words } from "./new-block.ts";
import { act, createHub, join, lose, pull, push, reconnect, type Hub, type Replica } from "./replica.ts";
import { tableEdits } from "./table-edits.ts";

/** One thing that happens: what, to whom, and the seed of everything that is left open. */
export interface Happening {
  what: string;
  who: number;
  seed: number;
}

interface Scene {
  hub: Hub;
  words: Words;
  /** What the server wrote, and took away deliberately. */
  written: Set<string>;
  removed: Set<string>;
}

type Happen = (scene: Scene, replica: Replica, random: () => number) => void;

const happenings: Record<string, Happen> = {
  push: ({ hub }, replica) => push(hub, replica),
  pushSome: ({ hub }, replica, random) => push(hub, replica, pick(random, replica.outbox.length)),
  pull: ({ hub }, replica) => pull(hub, replica),
  pushAndPull({ hub }, replica) {
    push(hub, replica);
    pull(hub, replica);
  },
  reconnect: ({ hub }, replica) => reconnect(hub, replica),
  lose: ({ hub }, replica) => lose(hub, replica),
  store: ({ hub }) => hub.store(),
  pause: (_scene, replica) => replica.undoManager.stopCapturing(),
  undo: (_scene, replica) => act(replica, () => replica.editor.commands.undo()),
  redo: (_scene, replica) => act(replica, () => replica.editor.commands.redo()),
  arrive({ hub }, _replica, random) {
    if (hub.replicas.length < 4) join(hub, 100 + pick(random, 1000));
  },
  serverReplaces,
  ...Object.fromEntries(
    Object.entries({ ...edits, ...tableEdits }).map(([name, edit]): [string, Happen] => [
      name,
      ({ words }, replica, random) => act(replica, () => edit(replica.editor, random, words)),
    ]),
  ),
};

/** An import, a restore or the API changes the note: a block goes, comes or is said anew. */
function serverReplaces(
  { hub, words, written, removed }: Scene,
  _replica: Replica,
  random: () => number,
): void {
  const { body } = noteFromDoc(hub.doc);
  const content = [...(body.content ?? [])];
  const before = JSON.stringify(content);
  const at = pick(random, content.length);
  const added = newBlocks.paragraph!(words, random, 0);
  content.splice(at, random() < 0.5 ? 1 : 0, added);
  const server = new Y.Doc();
  Y.applyUpdate(server, Y.encodeStateAsUpdate(hub.doc));
  const known = Y.encodeStateVector(server);
  replaceContent(server, { body: { type: "doc", content } });
  hub.take(Y.encodeStateAsUpdate(server, known));
  const changed = changedWords(before, JSON.stringify(content));
  for (const word of changed.written) written.add(word);
  for (const word of changed.removed) removed.add(word);
}

const network = ["store", "push", "pushSome", "pull", "pushAndPull", "pushAndPull", "reconnect", "lose"];
const rare = ["arrive", "serverReplaces"];
const undoing = ["undo", "undo", "redo", "pause", "pause"];

/** What happens in the sequence with this seed. */
export function plan(seed: number): Happening[] {
  const random = seededRandom(seed);
  const choose = (names: string[]) => names[pick(random, names.length)]!;
  const kinds = [network, network, undoing, Object.keys(tableEdits), Object.keys(edits), Object.keys(edits)];
  return Array.from({ length: 8 + pick(random, 25) }, () => ({
    what: choose(random() < 0.03 ? rare : kinds[pick(random, kinds.length)]!),
    who: pick(random, 3),
    seed: pick(random, 2 ** 31),
  }));
}

/** Plays it with two or three people, and throws when they do not end with the same, whole note. */
export function play(seed: number, happening: Happening[]): void {
  const random = seededRandom(seed);
  const words = newWords();
  const content = ["paragraph", "table", "bulletList", "toggle", "paragraph"].map((name) =>
    newBlocks[name]!(words, random, 1),
  );
  const hub = createHub(createNoteUpdate({ title: "Note", body: { type: "doc", content } }));
  for (let index = 0; index < 2 + pick(random, 2); index++) join(hub, 2 + pick(random, 2 ** 30));
  const scene = {
    hub,
    words,
    written: new Set(wordsIn(JSON.stringify(content))),
    removed: new Set<string>(),
  };
  try {
    for (const { what, who, seed: own } of happening)
      happenings[what]!(scene, hub.replicas[who % hub.replicas.length]!, seededRandom(own));
    expectConverged(hub, scene);
  } finally {
    for (const { editor } of hub.replicas) editor.destroy();
  }
}

/** The fewest happenings of these that still fail, and how they do. */
export function shrink(seed: number, happening: Happening[]): { happening: Happening[]; error: unknown } {
  let least = { happening, error: failure(seed, happening) };
  for (let size = Math.ceil(happening.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < least.happening.length;) {
      const fewer = least.happening.toSpliced(at, size);
      const error = failure(seed, fewer);
      if (error) least = { happening: fewer, error };
      else at += size;
    }
  }
  return least;
}

function failure(seed: number, happening: Happening[]): unknown {
  try {
    play(seed, happening);
    return undefined;
  } catch (error) {
    return error;
  }
}
