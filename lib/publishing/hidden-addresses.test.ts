import { expect, test } from "vitest";
import { createNote } from "#lib/notes/create-note.ts";
import { deleteNote } from "#lib/notes/delete-note.ts";
import { trashNote } from "#lib/notes/trash-note.ts";
import { createSetting } from "#lib/testing/factories.ts";
import { answerPublic } from "./answer-public.ts";
import { publishNote } from "./publish-note.ts";

const page = async (url: string) =>
  (await answerPublic(url)).identity.toString() + (await answerPublic(`${url}.md`)).identity.toString();

test("the address of a private note stays hidden when that note is deleted for ever", async () => {
  const { actor, workspace } = await createSetting();
  const make = (markdown: string) => createNote(actor, { workspace: workspace.slug, markdown });
  const secret = await make("# Quarterly layoffs\n\nNobody knows.");
  const hub = await make(`# Hub\n\nSee http://localhost:3000${secret.url} and ${secret.url}.\n`);
  const { url } = await publishNote(actor, { note: hub.id });
  expect(await page(url)).not.toContain("layoffs");
  await trashNote(actor, { id: secret.id });
  await deleteNote(actor, { id: secret.id });
  await publishNote(actor, { note: (await make("# Other\n\nx")).id });
  const text = await page(url);
  expect(text).not.toContain("layoffs");
  expect(text).not.toContain(secret.id);
});

test.each([".", ",", "!", ";", ":", "…", "/.", "?x.", "*", "**", "`", "|", "–", "”"])(
  "an address of a private note is hidden when %s follows it",
  async (sign) => {
    const { actor, workspace } = await createSetting();
    const make = (markdown: string) => createNote(actor, { workspace: workspace.slug, markdown });
    const secret = await make("# Quarterly layoffs\n\nNobody knows.");
    const hub = await make(
      `# Hub\n\nSee http://localhost:3000${secret.url}${sign} and ${secret.url}${sign}\n`,
    );
    const { url } = await publishNote(actor, { note: hub.id });
    const text = await page(url);
    expect(text).toContain("See");
    expect(text).not.toContain("layoffs");
    expect(text).not.toContain(secret.id);
  },
);

test("an address that only looks like an attachment keeps nobody from publishing", async () => {
  const { actor, workspace } = await createSetting();
  const odd = ["-".repeat(36), "a".repeat(36), "not-an-id"].map((id) => `[file](/attachments/${id}/x.png)`);
  const { id } = await createNote(actor, {
    workspace: workspace.slug,
    markdown: `# Odd\n\n${odd.join(" ")}\n`,
  });
  await expect(publishNote(actor, { note: id })).resolves.toMatchObject({ revision: 1 });
});
