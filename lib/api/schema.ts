import { z } from "zod";
import { activityKinds } from "#lib/activity/happenings.ts";
import { Access, RevisionKind, Visibility } from "#lib/db/generated/enums.ts";
import { NoteMarkdown, NoteTags, NoteTitle, Properties, ShortId, WorkspaceSlug } from "#lib/notes/schema.ts";
import { PublicSlug } from "#lib/publishing/schema.ts";
import { SearchNotes } from "#lib/search/schema.ts";
import { apiTexts as texts } from "#lib/texts/en/api.ts";
import { roles } from "#lib/workspaces/schema.ts";

// What goes in and out of /api/v1. The document at /api/v1/openapi.json is made from these, so they are described.

const id = ShortId.meta({ description: texts.id, example: "k3x9q2m4ta" });
const workspace = WorkspaceSlug.meta({ description: texts.workspace, example: "acme" });
const title = NoteTitle.meta({ description: texts.title, example: "Rye bread" });
const markdown = NoteMarkdown.meta({ description: texts.markdown, example: "Feed it **daily**.\n" });
const revision = z.int().min(1).max(2_147_483_647).meta({ description: texts.revision, example: 7 });
const time = z.iso.datetime().meta({ example: "2026-11-23T10:00:00.000Z" });
const url = z
  .url()
  .meta({ description: texts.url, example: "https://notes.example.com/w/acme/n/rye-bread-k3x9q2m4ta" });
const name = z.string().meta({ example: "Kitchen" });
const access = z.enum(Access).meta({ description: texts.access });
const cursor = z.string().max(200).meta({ description: texts.cursor });
const next = z.string().nullable().meta({ description: texts.next });
const limit = (most: number, usual: number) =>
  z.coerce
    .number<string>()
    .int()
    .min(1)
    .max(most)
    .default(usual)
    .meta({ description: texts.limit(most) });

const tags = z.array(z.string()).meta({ description: texts.tags, example: ["bread/rye"] });
const newTags = NoteTags.meta({ description: texts.newTags, example: ["bread/rye"] });
const properties = z
  .strictObject({
    aliases: z.array(z.string()).optional(),
    description: z.string().optional(),
    cover: z.string().optional(),
    extra: z.string().optional(),
  })
  .meta({ description: texts.properties });
const newProperties = Properties.meta({ description: texts.newProperties });

export const NoteParams = z.strictObject({ id });
export const RevisionParams = z.strictObject({ id, number: z.coerce.number<string>().pipe(revision) });

export const NewNote = z
  .strictObject({
    workspace,
    notebook: id.optional().meta({ description: texts.newNotebook }),
    parent: id.optional().meta({ description: texts.newParent }),
    title: title.optional().meta({ description: texts.newTitle }),
    markdown: markdown.optional(),
    tags: newTags.optional(),
    properties: newProperties.optional(),
    template: id.optional().meta({ description: texts.template }),
  })
  .meta({ id: "NewNote" });

export const CreatedNote = z.strictObject({ id, title, url, revision }).meta({ id: "CreatedNote" });

const Place = z.strictObject({ id, name });

export const Note = z
  .strictObject({
    id,
    title,
    markdown,
    tags,
    properties,
    revision: revision.meta({ description: texts.noteRevision }),
    url,
    workspace,
    notebook: Place,
    parent: id.nullable(),
    access,
    createdAt: time,
    updatedAt: time,
    publication: z.strictObject({ url: z.url(), revision }).nullable(),
  })
  .meta({ id: "Note" });

export const NotesQuery = z.strictObject({
  workspace,
  notebook: id.optional(),
  cursor: cursor.optional(),
  limit: limit(100, 50),
});

const ListedNote = z
  .strictObject({ id, title, url, notebook: Place, parent: id.nullable(), createdAt: time, updatedAt: time })
  .meta({ id: "ListedNote" });

export const NotePage = z.strictObject({ notes: z.array(ListedNote), next }).meta({ id: "NotePage" });

export const NewBody = z
  .strictObject({ markdown, baseRevision: revision.meta({ description: texts.baseRevision }) })
  .meta({ id: "NewBody" });

export const WrittenNote = z.strictObject({ id, revision }).meta({ id: "WrittenNote" });

const Person = z.strictObject({ id: z.uuid(), name });

const revisionFields = {
  number: revision,
  kind: z.enum(RevisionKind),
  name: z.string().nullable(),
  title,
  createdAt: time,
  createdBy: Person.nullable(),
  contributors: z.array(Person),
  restoredFrom: revision.nullable(),
  published: z.boolean(),
};

export const RevisionsQuery = z.strictObject({
  cursor: z.coerce.number<string>().pipe(revision).optional().meta({ description: texts.cursor }),
  limit: limit(100, 50),
});

export const RevisionPage = z
  .strictObject({ revisions: z.array(z.strictObject(revisionFields).meta({ id: "ListedRevision" })), next })
  .meta({ id: "RevisionPage" });

export const Revision = z
  .strictObject({ ...revisionFields, newest: revision, markdown })
  .meta({ id: "Revision" });

export const NewPublication = z
  .strictObject({ slug: PublicSlug.optional().meta({ description: texts.slug, example: "rye-bread" }) })
  .meta({ id: "NewPublication" });

export const Publication = z.strictObject({ url: z.url(), revision }).meta({ id: "Publication" });

export const SearchQuery = z.strictObject({
  workspace,
  q: z.string().max(1000).pipe(SearchNotes.shape.q).meta({ description: texts.q, example: "rye bread" }),
  notebook: id.optional(),
  cursor: cursor.optional(),
  limit: limit(50, 20),
});

const Parts = z.array(z.strictObject({ text: z.string(), hit: z.boolean() }));

export const Hits = z
  .strictObject({
    hits: z.array(
      z.strictObject({
        id,
        title,
        url,
        notebook: Place,
        titleParts: Parts.meta({ description: texts.titleParts }),
        snippet: Parts.meta({ description: texts.snippet }),
        updatedAt: time,
      }),
    ),
    next,
    similar: z.boolean().meta({ description: texts.similar }),
  })
  .meta({ id: "Hits" });

export const ActivityQuery = z.strictObject({
  workspace,
  notebook: id.optional(),
  note: id.optional(),
  cursor: cursor.optional(),
  limit: limit(100, 30),
});

export const ActivityPage = z
  .strictObject({
    activity: z.array(
      z.strictObject({
        kind: z.enum(activityKinds),
        person: Person.nullable(),
        note: z.strictObject({ id, title, url, trashed: z.boolean() }),
        notebook: Place,
        from: time,
        at: time,
      }),
    ),
    next,
  })
  .meta({ id: "ActivityPage" });

export const Workspaces = z
  .strictObject({
    workspaces: z.array(z.strictObject({ slug: workspace, name, role: z.enum(roles) })),
  })
  .meta({ id: "Workspaces" });

export const NotebooksQuery = z.strictObject({ workspace });

export const Notebooks = z
  .strictObject({
    notebooks: z.array(z.strictObject({ id, name, visibility: z.enum(Visibility), access })),
  })
  .meta({ id: "Notebooks" });

export const Problem = z
  .strictObject({
    type: z.literal("about:blank"),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: texts.code, example: "not-found" }),
    detail: z.string().meta({ description: texts.detail }),
    errors: z.array(z.strictObject({ field: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: "Problem" });
