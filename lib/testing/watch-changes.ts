import { db } from "#lib/db/db.ts";

/** What of a table is watched: which rows there are, what is in them, too, or what is in some of their columns. */
type Watched = "rows" | "content" | string[];

/** Everything that a door could change. */
const tables: Record<string, Watched> = {
  Note: ["id", "shortId", "title", "text", "notebookId", "parentId", "position", "trashedAt", "isTemplate"],
  Notebook: "content",
  NotebookMember: "content",
  Member: "content",
  NoteGrant: "content",
  Workspace: "content",
  User: "content",
  Publication: "rows",
  Session: "rows",
  ApiToken: "rows",
  Thread: "content",
  Comment: "content",
  CommentReaction: "rows",
  ThreadRead: "rows",
  AccessRequest: ["id", "decidedAt"],
  Invitation: "rows",
  Revision: "rows",
  NoteUpdate: "rows",
  Attachment: "rows",
};

/**
 * Lets the database write down whatever is changed in it, for good: only for a database of the test's own. What was
 * rolled back leaves no trace. To compare the tables themselves takes longer than to change them.
 */
export async function watchChanges(): Promise<void> {
  await db.$executeRaw`CREATE TABLE watched_change ("table" text NOT NULL)`;
  await db.$executeRaw`CREATE FUNCTION write_change_down() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN INSERT INTO watched_change VALUES (TG_TABLE_NAME); RETURN NULL; END'`;
  for (const [table, watched] of Object.entries(tables)) {
    await onEachRow(`watched_rows AFTER INSERT OR DELETE ON "${table}"`);
    if (watched !== "rows") await onEachRow(`watched_content AFTER UPDATE ON "${table}"`, isAnother(watched));
  }
}

async function onEachRow(trigger: string, condition = ""): Promise<void> {
  await db.$executeRawUnsafe(
    `CREATE TRIGGER ${trigger} FOR EACH ROW ${condition} EXECUTE FUNCTION write_change_down()`,
  );
}

/** That a row says something else than before, in these columns or in any. */
function isAnother(watched: "content" | string[]): string {
  const row = (which: "OLD" | "NEW") =>
    watched === "content" ? `${which}.*` : `(${watched.map((column) => `${which}."${column}"`).join(", ")})`;
  return `WHEN (${row("OLD")} IS DISTINCT FROM ${row("NEW")})`;
}

/** The tables that were changed since this was last asked, each once. */
export async function takeChanges(): Promise<string[]> {
  const changes = await db.$queryRaw<{ table: string }[]>`DELETE FROM watched_change RETURNING "table"`;
  return [...new Set(changes.map(({ table }) => table))];
}
