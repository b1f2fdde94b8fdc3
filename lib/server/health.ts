import { db } from "#lib/db/db.ts";

const patienceMs = 2_000;

/** Whether the database answers a trivial question in time. */
export async function databaseAnswers(): Promise<boolean> {
  const question = db.$queryRaw`SELECT 1`.then(
    () => true,
    () => false, // the caller turns it into an answer
  );
  const impatience = new Promise<boolean>((done) => setTimeout(done, patienceMs, false).unref());
  return await Promise.race([question, impatience]);
}
