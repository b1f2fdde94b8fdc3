import { isDeepStrictEqual } from "node:util";
import type { JSONContent } from "@tiptap/core";
import type { Locator, Page } from "playwright/test";
import { createToken } from "#lib/accounts/tokens.ts";
import { db } from "#lib/db/db.ts";
import { serializeMarkdown } from "#lib/editor/markdown/serialize.ts";
import { newWords, wordsIn } from "#lib/editor/testing/convergence/new-block.ts";
import { bodyNode } from "#lib/editor/yjs.ts";
import { actorOf, createMember, createUser } from "#lib/testing/factories.ts";
import { seededRandom } from "#lib/testing/random.ts";
import { blocksIn } from "./block-keys.ts";
import { expect, test } from "./fixtures.ts";
import { noteOf, openNote, type OpenedNote } from "./note-page.ts";
import { comeAndGo, doSomething, keptWords, shownIn, watchChanges } from "./random-doings.ts";

// FUZZ_SEQUENCES=50 for more random ones, FUZZ_SEED=1000 for others. FUZZ_WORDS=1 holds that no word is lost while both come
// and go as it happens, too: three of seed 1 were missing once (decision 16).
const sequences = Number(process.env.FUZZ_SEQUENCES ?? 1);
const firstSeed = Number(process.env.FUZZ_SEED ?? 1);
const steps = { together: 30, apart: 15 };
const rounds = 2;

const markdown = (words: string[]) => `${words[0]}

| ${words[1]} | ${words[2]} |
| --- | --- |
| ${words[3]} | ${words[4]} |

- ${words[5]}
- ${words[6]}

<details open>
<summary>${words[7]}</summary>

${words[8]}

</details>
`;

const bread = ["Plan.", "Flour", "Water", "rye", "warm", "feed", "rest", "Why", "Because."];

interface Given {
  ana: Parameters<typeof noteOf>[0] & { page: Page; workspace: { id: string } };
  openAs(user: { id: string }): Promise<Page>;
}

/** The same note open in Ana's browser and in Ben's. */
async function openTwice({ ana, openAs }: Given, text: string) {
  const ben = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace: ana.workspace, user: ben, role: "member" });
  const written = await noteOf(ana, { title: "Bread", markdown: text });
  const hers = await openNote(ana.page, written);
  const his = await openNote(await openAs(ben), written);
  await Promise.all([hers.saved(), his.saved()]);
  return { written, hers, his };
}

test("two people change the same table, list and toggle at once, one of them offline, and both keep all of it", async ({
  ana,
  openAs,
}) => {
  const { hers, his } = await openTwice({ ana, openAs }, markdown(bread));
  for (const { body } of [hers, his]) await unfold(body);
  const at = async ({ body, page }: OpenedNote, text: string) => {
    await body.getByText(text, { exact: true }).click();
    await page.keyboard.press("End");
  };

  await ana.page.context().setOffline(true);
  await expect(hers.status).toHaveText("Offline – kept on this device");
  await at(hers, "warm");
  await ana.page.keyboard.type(" not hot");
  await at(hers, "rest");
  await ana.page.keyboard.type(" overnight");
  await at(hers, "Because.");
  await ana.page.keyboard.type(" It lives.");
  await at(hers, "Plan.");
  await ana.page.keyboard.type(" Two loaves.");

  // What moves or retypes a block is a deletion and a copy to Yjs.
  await at(his, "warm");
  await his.page.keyboard.press("Tab");
  await his.page.keyboard.type("spelt");
  await at(his, "rest");
  await his.page.keyboard.press("Tab");
  await at(his, "Because.");
  await his.page.keyboard.press("ControlOrMeta+Alt+2");
  await expect(his.body.getByRole("heading", { level: 2 })).toHaveText("Because.");
  await at(his, "Plan.");
  await his.page.keyboard.press("ControlOrMeta+Alt+1");
  await expect(his.body.getByRole("heading", { level: 1 })).toHaveText("Plan.");
  await his.saved();

  await ana.page.context().setOffline(false);
  for (const { body, saved } of [hers, his]) {
    await saved();
    await expect(body.getByRole("heading", { level: 1 })).toHaveText("Plan. Two loaves.");
    await expect(body.getByRole("heading", { level: 2 })).toHaveText("Because. It lives.");
    await expect(body.locator("li li")).toHaveText("rest overnight");
    await expect(body.getByRole("cell")).toHaveText(["rye", "warm not hot", "spelt", ""]);
  }
});

for (let seed = firstSeed; seed < firstSeed + sequences; seed++)
  test(`two browsers in which anything is done to a table, a list and a toggle end with one note (seed ${seed})`, async ({
    ana,
    openAs,
    request,
  }) => {
    test.slow();
    const words = newWords();
    const given = Array.from({ length: bread.length }, () => words.next());
    const { written, hers, his } = await openTwice({ ana, openAs }, markdown(given));
    const both = [hers, his];
    const randoms = both.map((_note, index) => seededRandom(seed * 2 + index));
    const eachDoes = (steps: number, alone: boolean) =>
      Promise.all(
        both.map(async (note, index) => {
          for (let step = 0; step < steps; step++) {
            await doSomething(note, randoms[index]!, words);
            if (!alone) await comeAndGo(note, randoms[index]!);
          }
        }),
      );
    const comeBack = async (note: OpenedNote) => {
      await note.page.context().setOffline(false);
      await note.saved();
    };
    if (process.env.FUZZ_WORDS) for (const note of both) await watchChanges(note);
    await eachDoes(steps.together, false);
    await Promise.all(both.map(comeBack));

    const { secret } = await createToken(await actorOf(ana.user), { name: "Script", scope: "read" });
    const asScript = { headers: { Authorization: `Bearer ${secret}` } };
    let agreed: JSONContent = {};
    const allAgree = async (notes: OpenedNote[]) => {
      const answer = await request.get(`/api/v1/notes/${written.id}`, asScript);
      const { markdown: stored } = (await answer.json()) as { markdown: string };
      agreed = await storedBody(written.id);
      if (stored !== serializeMarkdown({ title: "", body: agreed }, { withTitle: false }))
        return "the API differs";
      for (const note of notes)
        if (!isDeepStrictEqual(plain(await shownIn(note)), plain(agreed))) return "a browser differs";
      return "one note";
    };
    await expect.poll(() => allAgree(both), { timeout: 20_000 }).toBe("one note");

    const missing = async (known: string[]) => {
      const there = wordsIn(JSON.stringify(agreed));
      return (await keptWords(both, known)).filter((word) => !there.includes(word));
    };
    if (process.env.FUZZ_WORDS) expect(await missing(given)).toEqual([]);

    // Who was away, and comes back in turn, crosses the other's changes in one order: then no word may be missing.
    const known = wordsIn(JSON.stringify(agreed));
    for (const note of both) await watchChanges(note);
    for (let round = 0; round < rounds; round++) {
      for (const { page, status } of both) {
        await page.context().setOffline(true);
        await expect(status).toHaveText("Offline – kept on this device");
      }
      await eachDoes(steps.apart, true);
      for (const note of both) await comeBack(note);
      const outcome = async () => [await allAgree(both), ...(await missing(known))];
      await expect.poll(outcome, { timeout: 20_000 }).toEqual(["one note"]);
    }
    const later = await openNote(await openAs(ana.user), written);
    await expect.poll(() => allAgree([...both, later]), { timeout: 20_000 }).toBe("one note");
    bodyNode(agreed).check();
  });

async function unfold(body: Locator): Promise<void> {
  const { toggleKnob } = blocksIn(body);
  if ((await toggleKnob.getAttribute("aria-expanded")) === "false") await toggleKnob.click();
  await expect(toggleKnob).toHaveAttribute("aria-expanded", "true");
}

async function storedBody(shortId: string): Promise<JSONContent> {
  const { state } = await db.note.findFirstOrThrow({ where: { shortId }, select: { state: true } });
  return (state!.content as { body: JSONContent }).body;
}

/** Without what is not set. */
function plain(body: JSONContent): unknown {
  return JSON.parse(JSON.stringify(bodyNode(body), (_key, value: unknown) => value ?? undefined));
}
