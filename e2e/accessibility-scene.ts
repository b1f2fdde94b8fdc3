import { createNote } from "#lib/notes/create-note.ts";
import { trashNote } from "#lib/notes/trash-note.ts";
import { publishNote } from "#lib/publishing/publish-note.ts";
import { actorOf, createMember, createNotebook, createUser } from "#lib/testing/factories.ts";

interface Owner {
  user: { id: string };
  workspace: { id: string; slug: string };
  notebook: { shortId: string };
}

const long = "Notes on the long fermentation of wholemeal doughs at cool room temperatures";
const wide = `| Flour | ${Array.from({ length: 8 }, (_, at) => `Day ${at + 1}`).join(" | ")} |`;

/** A note with every kind of block and mark, some of them wider than a page. */
export const everything = `# Sourdough, from the first jar to the hundredth loaf

Feed it **daily**, *slowly* and with \`rye\`; see [the mill](https://example.com/mill), and ~~do not~~ rest.

## What you need

- A jar
  - of glass
    - with a loose lid
- Time

1. Mix
2. Wait
   1. an hour
   2. or a night

- [x] Rye flour
- [ ] Water

> Patience is an ingredient,
>
> and the cheapest one.

### In code

\`\`\`ts
// How much water this flour wants
const water = (flour: number, hydration = 0.78): number => Math.round(flour * hydration); ${"// and a line that is long ".repeat(4)}
\`\`\`

---

#### In numbers

${wide}
${"| --- ".repeat(9)}|
| Rye | ${"50 g | ".repeat(8)}
| Wholemeal wheat | ${"100 g | ".repeat(8)}

## מה צריך

שאור הוא תערובת של קמח ומים.

${"Averyveryverylongword".repeat(6)}

[TOC]

> [!warning] Hot
> Gloves, and ==never== 10<sup>6</sup> or H<sub>2</sub>O$_2$.[^why]

> [!tip]
> A tip without a title.

<details open>
<summary>Why rye</summary>

It ferments faster.

</details>

<details>
<summary>Why wheat</summary>

It rises higher.

</details>

$$
${"\\frac{1}{3} + ".repeat(30)}x
$$

\`\`\`mermaid
graph LR
  A[Flour] --> B[Dough]
\`\`\`

![](https://www.youtube.com/watch?v=aqz-KE-bpKQ)

<figure>
<img src="/attachments/2b7d0c9e-3f41-4c1a-8f8e-9a6b5c4d3e21/loaf.png" alt="A loaf" width="60%">
<figcaption>Day three</figcaption>
</figure>

[recipe.pdf](/attachments/6f1c9a52-87d3-4a54-a9c3-5b8d2f1e7c10/recipe.pdf "application/pdf, 184320 bytes")

See [[Leaven]] and [[Nowhere]], by [@Ana Fields](mention:0d9d7f0e-5c1b-4a53-9d55-3f4e8f6f2b11).

![[Leaven]]

<table>
<tbody>
<tr><th colspan="2" align="center">Feeding</th></tr>
<tr><th data-colwidth="160">one</th><td>

- rye

</td></tr>
</tbody>
</table>

<div align="center">
  The oven
</div>

[^why]: Yeast likes it [warm](https://example.com/warm).

### Small print

The last line.
`;

/** A note with little in it: for what shows above a text and beside it, once the text itself was looked at. */
export const little = `Feed the jar **daily**.

## Small print

\`\`\`ts
const water = 100;
\`\`\`

| Flour | Day 1 |
| --- | --- |
| Rye | 50 g |

The last line.
`;

/** A workspace in use: nested, long and odd titles, other people, a page for everybody, something in the trash. */
export async function furnish({ user, workspace, notebook }: Owner) {
  const actor = await actorOf(user);
  const ben = await createUser({ name: "Benedikt-Alexander Wolkenstein-Trostburg" });
  await createMember({ workspace, user: ben });
  await createMember({ workspace, user: await createUser({ name: "Cleo Abara" }), role: "guest" });
  const names = ["Reading", "Statistics for ecologists who would rather be outside all day", "🌱 Garden"];
  for (const [at, name] of names.entries()) await createNotebook({ workspace, name, position: `a${at + 1}` });
  const closed = await createNotebook({
    workspace,
    name: "Letters",
    visibility: "private",
    position: "a5",
    members: [
      { user, access: "manage" },
      { user: ben, access: "read" },
    ],
  });
  const add = (title: string, more: { markdown?: string; parent?: string; notebook?: string } = {}) =>
    createNote(actor, {
      workspace: workspace.slug,
      notebook: notebook.shortId,
      title,
      markdown: "",
      ...more,
    });

  const note = await createNote(actor, {
    workspace: workspace.slug,
    notebook: notebook.shortId,
    markdown: everything,
  });
  let parent = note.id;
  for (const title of ["Leaven", long, "Flour", "Rye", "🍞"]) parent = (await add(title, { parent })).id;
  const deepest = await add("Ash content", { parent, markdown: "What remains of **leaven** in the fire." });
  const empty = await add("");
  await add("שאור", { markdown: "שאור הוא תערובת של קמח ומים." });
  await createNote(actor, {
    workspace: workspace.slug,
    notebook: closed.shortId,
    title: "To the mill",
    markdown: "",
  });
  for (const title of ["Yesterday’s bread", `${long}, and of much else that was tried`])
    await trashNote(actor, { id: (await add(title)).id });
  const { url: page } = await publishNote(actor, { note: note.id });
  await publishNote(actor, { note: deepest.id });
  return { actor, note, deepest, empty, page };
}
