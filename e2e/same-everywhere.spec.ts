import type { JSONContent } from "@tiptap/core";
import type { Page } from "playwright/test";
import { bodySchema } from "#lib/editor/schema.ts";
import { compareLooks } from "./compare-looks.ts";
import { equalise, noteOfAll, places, type NoteOfAll, type Place } from "./every-place.ts";
import { expect, test } from "./fixtures.ts";
import { exceptions, structure } from "./look-exceptions.ts";
import { readLook, type Part } from "./read-look.ts";

const media = {
  light: { media: "screen", colorScheme: "light" },
  dark: { media: "screen", colorScheme: "dark" },
  paper: { media: "print", colorScheme: "light" },
} as const;

type Medium = keyof typeof media;

type Looks = Record<Medium, Part[]>;

const elsewhere = (Object.keys(places) as Place[]).filter((place) => place !== "editor");

test("every node and mark looks the same in the editor, in a revision, on a public page and in an export", async ({
  ana,
  openAs,
}) => {
  const note = await noteOfAll(ana);
  const names = namesIn(note.body);
  const all = [...Object.keys(bodySchema.nodes), ...Object.keys(bodySchema.marks)];
  expect(all.filter((name) => !names.includes(name))).toEqual([]);

  // So tall that no picture waits until it is near.
  const page = await openAs(ana.user, { viewport: { width: 1440, height: 6000 }, reducedMotion: "reduce" });
  const looks = {} as Record<Place, Looks>;
  looks.editor = await looksOf(note, "editor", page); // first: what it asks for, the others find drawn
  await Promise.all(
    elsewhere.map(async (place) => {
      looks[place] = await looksOf(note, place, await page.context().newPage());
    }),
  );

  const met = new Set<string>();
  for (const place of ["editor", ...elsewhere] as const) {
    for (const medium of Object.keys(media) as Medium[]) {
      const pair = { expected: looks.revision[medium], found: looks[place][medium] };
      const differences = compareLooks(place, pair, { exceptions, met });
      expect.soft(differences, `${place}, ${medium}, beside a revision`).toEqual([]);
    }
  }
  expect(
    exceptions.map(({ why }) => why).filter((why) => !met.has(why)),
    "exceptions that nothing needs any more",
  ).toEqual([]);
});

/** Opens a note in one place, and reads it there in all media. */
async function looksOf(note: NoteOfAll, place: Place, page: Page): Promise<Looks> {
  const body = await places[place](page, note);
  await equalise(body);
  const read = async (medium: Medium) => {
    await page.emulateMedia(media[medium]);
    return await readLook(page, structure);
  };
  return { light: await read("light"), dark: await read("dark"), paper: await read("paper") };
}

function namesIn({ type = "", marks = [], content = [] }: JSONContent): string[] {
  return [type, ...marks.map((mark) => mark.type), ...content.flatMap(namesIn)];
}
