import { expect, test } from "vitest";
import { db } from "#lib/db/db.ts";
import { createSetting } from "#lib/testing/factories.ts";
import { runImports, uploadFiles } from "#lib/testing/import-files.ts";
import { sampleMemory } from "#lib/testing/sample-memory.ts";
import { startImport } from "./start-import.ts";

/** IMPORT_FILES=20000 for the whole measure; it takes a while. */
const count = Number(process.env.IMPORT_FILES ?? 160);
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
    const memory = sampleMemory(count);
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
