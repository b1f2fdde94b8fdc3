import type { UserActor } from "#lib/actor.ts";
import { db } from "#lib/db/db.ts";
import type { Access, Role, Visibility } from "#lib/db/generated/enums.ts";
import { shortId } from "#lib/db/short-id.ts";

/**
 * Rows for tests, inserted as they are. Each test makes its own, so tests need no cleaning up between them.
 * Bodies are not made here: a note gets its words through the domain (`createNote`, `writeNote`).
 */

const year = 365 * 24 * 60 * 60 * 1000;

/** A person with an account. Without a `passwordHash` nobody can sign in with a password. */
export async function createUser(given: { name?: string; email?: string; passwordHash?: string } = {}) {
  const name = given.name ?? "Ada Marsh";
  const email = given.email ?? `${name.toLowerCase().replace(/[^a-z]+/g, ".")}.${shortId()}@example.com`;
  return await db.user.create({ data: { name, email, passwordHash: given.passwordHash ?? null } });
}

/** A session of that person, as signing in would make it. */
export async function createSession(user: { id: string }) {
  return await db.session.create({ data: { userId: user.id, expiresAt: new Date(Date.now() + year) } });
}

/** That person asking, in a session of their own. */
export async function actorOf(user: { id: string }): Promise<UserActor> {
  const session = await createSession(user);
  return { kind: "user", userId: user.id, sessionId: session.id };
}

/** A workspace; with an `owner` when one is given. */
export async function createWorkspace(given: { name?: string; slug?: string; owner?: { id: string } } = {}) {
  const { name = "Field notes", slug = `field-notes-${shortId()}`, owner } = given;
  const workspace = await db.workspace.create({ data: { name, slug, createdById: owner?.id ?? null } });
  if (owner) await createMember({ workspace, user: owner, role: "owner" });
  return workspace;
}

/** Membership of a person in a workspace; a new person when none is given. */
export async function createMember(given: { workspace: { id: string }; user?: { id: string }; role?: Role }) {
  const { workspace, user = await createUser(), role = "member" } = given;
  return await db.member.create({ data: { workspaceId: workspace.id, userId: user.id, role } });
}

/** A notebook, open to the workspace or private to the named members. */
export async function createNotebook(given: {
  workspace: { id: string };
  name?: string;
  visibility?: Visibility;
  position?: string;
  members?: { user: { id: string }; access: Access }[];
}) {
  const { workspace, name = "Kitchen", visibility = "open", position = "a0", members = [] } = given;
  return await db.notebook.create({
    data: {
      shortId: shortId(),
      workspaceId: workspace.id,
      name,
      visibility,
      position,
      members: {
        create: members.map(({ user, access }) => ({
          userId: user.id,
          access,
        })),
      },
    },
  });
}

/** The row of a note that nobody has written into yet. */
export async function createNoteRow(given: {
  notebook: { id: string; workspaceId: string };
  title?: string;
  parent?: { id: string };
  position?: string;
  by?: { id: string };
}) {
  const { notebook, title = "Sourdough", parent, position = "a0", by } = given;
  return await db.note.create({
    data: {
      shortId: shortId(),
      workspaceId: notebook.workspaceId,
      notebookId: notebook.id,
      title,
      position,
      parentId: parent?.id ?? null,
      createdById: by?.id ?? null,
    },
  });
}

/** A thread about a note with one comment, as rows: nobody is told of them. */
export async function createCommentRow(given: { note: { id: string }; by?: { id: string }; text?: string }) {
  const { note, by, text = "How often?" } = given;
  const authorId = by?.id ?? null;
  const thread = await db.thread.create({
    data: { noteId: note.id, createdById: authorId, quote: "", before: "", after: "" },
  });
  return await db.comment.create({ data: { threadId: thread.id, authorId, text } });
}

/** What most tests start from: an owner, acting, with a workspace and an open notebook. */
export async function createSetting() {
  const owner = await createUser();
  const workspace = await createWorkspace({ owner });
  const notebook = await createNotebook({ workspace });
  return { owner, actor: await actorOf(owner), workspace, notebook };
}
