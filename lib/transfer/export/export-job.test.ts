import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import type { UserActor } from "#lib/actor.ts";
import { db, transaction } from "#lib/db/db.ts";
import { shortId } from "#lib/db/short-id.ts";
import { firstRows, writeFirstRows } from "#lib/notes/first-rows.ts";
import { createSetting, type createWorkspace } from "#lib/testing/factories.ts";
import { sampleMemory } from "#lib/testing/sample-memory.ts";
import { unzip } from "#lib/testing/unzip.ts";
import { exportJob } from "./export-job.ts";
import { listExports } from "./list-exports.ts";
import { openExport } from "./open-export.ts";
import { notesSentAtOnce, startExport } from "./start-export.ts";

/** EXPORT_NOTES=2000 and more for the whole measure. */
const count = Number(process.env.EXPORT_NOTES ?? 60);
const words = "Some words that say little. ".repeat(40);

async function writtenNotes() {
  const setting = await createSetting();
  const { workspace, notebook, owner } = setting;
  const at = new Date();
  const notes = Array.from({ length: count }, (_, nth) => ({
    id: crypto.randomUUID(),
    shortId: shortId(),
    workspaceId: workspace.id,
    notebookId: notebook.id,
    position: `a${String(nth).padStart(6, "0")}V`,
    title: `Note ${nth}`,
  }));
  for (let from = 0; from < count; from += 100) {
    const some = notes.slice(from, from + 100);
    const rows = await Promise.all(
      some.map(({ id: noteId, title }) => {
        const body = {
          type: "doc",
          content: [{ type: "paragraph", content: [{ type: "text", text: words }] }],
        };
        return firstRows({ noteId, userId: owner.id, origin: "created", content: { title, body }, at });
      }),
    );
    await transaction(async (tx) => {
      await tx.note.createMany({ data: some.map((note, nth) => ({ ...note, ...rows[nth]!.facts })) });
      await writeFirstRows(tx, rows);
    });
  }
  return setting;
}

/** An export that waits for the job: asked for as people do, if there are enough notes. */
async function begun(
  actor: UserActor,
  { id: workspaceId, slug, name }: Awaited<ReturnType<typeof createWorkspace>>,
) {
  if (count > notesSentAtOnce) {
    const started = await startExport(actor, { workspace: slug, format: "markdown" });
    if (!started.direct) return started;
  }
  const data = { workspaceId, createdById: actor.userId, name, format: "markdown", total: count } as const;
  return await db.export.create({ data: { ...data, key: `transfers/${crypto.randomUUID()}` } });
}

test(
  `${count} notes become an archive that waits for whoever asked, and memory does not grow with them`,
  async () => {
    const { actor, workspace } = await writtenNotes();
    const { id } = await begun(actor, workspace);
    const memory = sampleMemory(count);
    await exportJob.run(id, memory.signal);
    const [listed] = await listExports(actor, { workspace: workspace.slug });
    expect(listed).toMatchObject({ id, status: "done", done: count, total: count });
    const { bytes, size } = await openExport(actor, { id });
    const archive = await buffer(bytes);
    expect(archive.length).toBe(size);
    const files = await unzip(archive);
    expect([...files.keys()].filter((path) => path.endsWith(".md"))).toHaveLength(count);
    expect(files.get(`Kitchen/Note ${count - 1}.md`)).toContain(words.trim());
    const { early, late } = memory.kept();
    console.log(`Memory kept: ${(early / 1e6).toFixed(0)} MB early, ${(late / 1e6).toFixed(0)} MB late`);
    expect(late / early).toBeLessThan(1.25);
    await db.export.deleteMany({ where: { id } });
  },
  60_000 + count * 100,
);
