import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { db } from "#lib/db/db.ts";
import { countingSignal } from "#lib/testing/counting-signal.ts";
import { createSetting } from "#lib/testing/factories.ts";
import { runImports, uploadFiles } from "#lib/testing/import-files.ts";
import { startImport } from "./start-import.ts";

/** IMPORT_FILES=20000 for the whole measure; it takes a while. */
const count = Number(process.env.IMPORT_FILES ?? 300);
const folders = 20;

test(
  `${count} files come in, and what is kept in memory does not grow with what is written`,
  async () => {
    const { actor, workspace } = await createSetting();
    const files = Array.from({ length: count }, (_, at) => ({
      name: `Vault/folder ${at % folders}/note ${at}.md`,
      content: `# Note ${at}\n\nSee [[Note ${(at * 7) % count}]].\n\n${"Some words that say little. ".repeat(40)}\n`,
    }));
    const { id } = await uploadFiles(actor, { workspace, files });
    await startImport(actor, { id, notebook: null });
    const memory = sampling();
    await runImports(id, memory.signal);
    expect(await db.note.count({ where: { workspaceId: workspace.id, notebook: { importId: null } } })).toBe(
      count + folders,
    );
    const { early, late } = memory.kept();
    console.log(`Memory kept: ${(early / 1e6).toFixed(0)} MB early, ${(late / 1e6).toFixed(0)} MB late`);
    expect(late / early).toBeLessThan(1.25);
  },
  count * 400 + 60_000,
);

/** What is kept in memory while the import runs: the mean of the first half of it, and of the second. */
function sampling() {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const samples: number[] = [];
  const signal = countingSignal(new AbortController().signal, (asked) => {
    if (asked % Math.ceil(count / 10) > 0) return;
    collect();
    samples.push(process.memoryUsage().heapUsed);
  });
  const mean = (half: number[]) => half.reduce((sum, kept) => sum + kept, 0) / half.length;
  return {
    signal,
    kept() {
      const half = Math.floor(samples.length / 2);
      return { early: mean(samples.slice(0, half)), late: mean(samples.slice(-half)) };
    },
  };
}
