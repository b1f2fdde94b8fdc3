/** A door, and what comes of it for each of the cast in order. */
export interface Row {
  door: string;
  open: string;
  /** Null where the notebook makes no difference. */
  private: string | null;
}

/**
 * Who may do what. The columns are those of lib/testing/cast.ts: anonymous, stranger, suspended; then guests that are
 * not named, or named with read, comment, edit, manage; then guests that are only let into the note, with the same; then
 * member, admin, owner; then a reading and a writing token of the owner. The signs are those of lib/testing/doors.ts: `.` done, `>` led elsewhere, `1` who are you, `3` you may
 * not, `4` there is no such thing, `0` wrong input.
 */
const rows = `
                                                                                       | open notebook          | private notebook
# Pages
PAGE /                                                                                 | >>> >>>>> >>>> >>> >>
PAGE /(auth)/workspaces/new                                                            | 1.1 ..... .... ... 11
LAYOUT /(workspace)/w/[workspace]                                                      | 141 ..... .... ... 11
PAGE /(workspace)/w/[workspace]                                                        | 141 ..... .... ... 11
PAGE /(workspace)/w/[workspace]/search                                                 | 141 ..... .... ... 11
PAGE /(workspace)/w/[workspace]/activity                                               | 141 ..... .... ... 11
PAGE /(workspace)/w/[workspace]/[...path]                                              | 141 44444 4444 444 11
PAGE /(workspace)/w/[workspace]/inbox                                                  | 141 ..... .... ... 11
PAGE /(workspace)/w/[workspace]/settings/notifications                                 | 1.1 ..... .... ... 11
PAGE /(workspace)/w/[workspace]/trash                                                  | 141 ..... .... ... 11
PAGE /(workspace)/w/[workspace]/settings                                               | 141 ..... .... ... 11
PAGE /(workspace)/w/[workspace]/settings/account                                       | 1.1 ..... .... ... 11
PAGE /(workspace)/w/[workspace]/settings/members                                       | 141 ..... .... ... 11
PAGE /(workspace)/w/[workspace]/settings/sessions                                      | 1.1 ..... .... ... 11
PAGE /(workspace)/w/[workspace]/settings/tokens                                        | 1.1 ..... .... ... 11
PAGE /(workspace)/w/[workspace]/settings/import                                        | 141 ..... .... ... 11
PAGE /(workspace)/w/[workspace]/settings/import/[id]                                   | 141 44444 4444 44. 11
PAGE /(workspace)/w/[workspace]/settings/export                                        | 141 ..... .... ... 11
PAGE /(workspace)/w/[workspace]/n/[note]                                               | 141 4.... .... ... 11 | 141 4.... .... 444 11
PAGE /(workspace)/w/[workspace]/n/[note]/history                                       | 141 4.... .... ... 11 | 141 4.... .... 444 11
PAGE /(workspace)/w/[workspace]/n/[note]/r/[number]                                    | 141 4.... .... ... 11 | 141 4.... .... 444 11

# The API
GET /api/v1/notes/[id]                                                                 | 141 4.... .... ... .. | 141 4.... .... 444 44
DELETE /api/v1/notes/[id]                                                              | 141 433.. 33.. ... 3. | 141 433.. 33.. 444 44
PUT /api/v1/notes/[id]/body                                                            | 141 433.. 33.. ... 3. | 141 433.. 33.. 444 44
GET /api/v1/notes/[id]/revisions                                                       | 141 4.... .... ... .. | 141 4.... .... 444 44
GET /api/v1/notes/[id]/revisions/[number]                                              | 141 4.... .... ... .. | 141 4.... .... 444 44
POST /api/v1/notes/[id]/publication                                                    | 141 43333 3333 ... 3. | 141 43333 3333 444 44
DELETE /api/v1/notes/[id]/publication                                                  | 141 43333 3333 ... 3. | 141 43333 3333 444 44
GET /api/v1/notes                                                                      | 141 4.... 4444 ... .. | 141 4.... 4444 444 44
GET /api/v1/search                                                                     | 141 4.... 4444 ... .. | 141 4.... 4444 444 44
GET /api/v1/activity                                                                   | 141 4.... 4444 ... .. | 141 4.... 4444 444 44
GET /api/v1/notebooks                                                                  | 141 ..... .... ... ..
POST /api/v1/notes                                                                     | 141 433.. 4444 ... 3. | 141 433.. 4444 444 44
GET /api/v1/workspaces                                                                 | 1.1 ..... .... ... ..

# Files
GET /(workspace)/w/[workspace]/n/[note]/markdown                                       | 444 4.... .... ... .. | 444 4.... .... 444 44
GET /attachments/[id]/[name]                                                           | 444 4.... .... ... .. | 444 4.... .... 444 44
POST /attachments                                                                      | 444 433.. 33.. ... 3. | 444 433.. 33.. 444 44
GET /threads                                                                           | 444 4.... .... ... .. | 444 4.... .... 444 44
POST /page-titles                                                                      | 444 433.. 33.. ... 3. | 444 433.. 33.. 444 44
GET /visits                                                                            | 141 4.... .... ... 33 | 141 4.... .... 444 33
POST /visits                                                                           | 141 4.... .... ... 33 | 141 4.... .... 444 33
GET /visits/changes                                                                    | 141 4.... .... ... 33 | 141 4.... .... 444 33
POST /diagrams                                                                         | 1.1 ..... .... ... 33

# Imports and exports; an import and an archive are for whoever began them, here the owner
POST /transfers/imports                                                                | 444 333.. 3333 ... 3.
GET /transfers/imports/[id]                                                            | 444 44444 4444 44. ..
GET /transfers/imports/[id]/items                                                      | 444 44444 4444 44. ..
ACTION /(workspace)/w/[workspace]/settings/import start                                | 444 44444 4444 44. 3. | 444 44444 4444 444 34
ACTION /(workspace)/w/[workspace]/settings/import cancel                               | 444 44444 4444 44. 3.
GET /transfers/archive                                                                 | 444 4.... .... ... .. | 444 4.... .... 444 44
GET /transfers/exports/[id]                                                            | 444 44444 4444 44. ..
ACTION /(workspace)/w/[workspace]/settings/export start                                | 444 4.... .... ... .. | 444 4.... .... 444 44
ACTION /(workspace)/w/[workspace]/settings/export list                                 | 444 ..... .... ... ..

# In a note
ACTION /(workspace)/w/[workspace]/n/[note] saveNoteRevision                            | 444 433.. 33.. ... 3. | 444 433.. 33.. 444 44
ACTION /(workspace)/w/[workspace]/n/[note] restoreNoteRevision                         | 444 433.. 33.. ... 3. | 444 433.. 33.. 444 44
ACTION /(workspace)/w/[workspace]/n/[note] publish                                     | 444 43333 3333 ... 3. | 444 43333 3333 444 44
ACTION /(workspace)/w/[workspace]/n/[note] unpublish                                   | 444 43333 3333 ... 3. | 444 43333 3333 444 44
ACTION /(workspace)/w/[workspace]/n/[note] moveToTrash                                 | 444 433.. 33.. ... 3. | 444 433.. 33.. 444 44
ACTION /(workspace)/w/[workspace]/n/[note] restoreFromTrash                            | 444 433.. 33.. ... 3. | 444 433.. 33.. 444 44
ACTION /(workspace)/w/[workspace]/n/[note] readSharing                                 | 444 4.... .... ... .. | 444 4.... .... 444 44
ACTION /(workspace)/w/[workspace]/n/[note] namePerson                                  | 444 4333. 333. 3.. 3. | 444 4333. 333. 444 44
ACTION /(workspace)/w/[workspace]/n/[note] unnamePerson                                | 444 4333. 333. 3.. 3. | 444 4333. 333. 444 44
ACTION /(workspace)/w/[workspace]/n/[note] nameByEmail                                 | 141 43333 3333 3.. 33 | 141 43333 3333 444 33
ACTION /(workspace)/w/[workspace]/n/[note] askForAccess                                | 141 ..... .... ... 33
ACTION /(workspace)/w/[workspace]/n/[note] decideRequest                               | 444 4333. 333. 3.. 3. | 444 4333. 333. 444 44

# In the threads of a note; the comments are the owner's
ACTION /(workspace)/w/[workspace]/n/[note]/threads startThread                         | 444 43... 3... ... 3. | 444 43... 3... 444 44
ACTION /(workspace)/w/[workspace]/n/[note]/threads replyInThread                       | 444 43... 3... ... 3. | 444 43... 3... 444 44
ACTION /(workspace)/w/[workspace]/n/[note]/threads changeComment                       | 444 43333 3333 33. 3. | 444 43333 3333 444 44
ACTION /(workspace)/w/[workspace]/n/[note]/threads removeComment                       | 444 4333. 333. 3.. 3. | 444 4333. 333. 444 44
ACTION /(workspace)/w/[workspace]/n/[note]/threads putBackComment                      | 444 43333 3333 33. 3. | 444 43333 3333 444 44
ACTION /(workspace)/w/[workspace]/n/[note]/threads resolve                             | 444 43... 3... ... 3. | 444 43... 3... 444 44
ACTION /(workspace)/w/[workspace]/n/[note]/threads reopen                              | 444 43... 3... ... 3. | 444 43... 3... 444 44
ACTION /(workspace)/w/[workspace]/n/[note]/threads reactTo                             | 444 43... 3... ... 3. | 444 43... 3... 444 44
ACTION /(workspace)/w/[workspace]/n/[note]/threads moveToWords                         | 444 433.. 33.. ... 3. | 444 433.. 33.. 444 44
ACTION /(workspace)/w/[workspace]/n/[note]/threads markThreadRead                      | 444 4.... .... ... .. | 444 4.... .... 444 44
ACTION /(workspace)/w/[workspace]/n/[note]/threads markNoteRead                        | 444 4.... .... ... .. | 444 4.... .... 444 44

# In a workspace
ACTION /(workspace)/w/[workspace] createNote                                           | 444 433.. 4444 ... 3. | 444 433.. 4444 444 44
ACTION /(workspace)/w/[workspace] renameNote                                           | 444 433.. 33.. ... 3. | 444 433.. 33.. 444 44
ACTION /(workspace)/w/[workspace] moveNote                                             | 444 433.. 3333 ... 3. | 444 433.. 3333 444 44
ACTION /(workspace)/w/[workspace] trashNote                                            | 444 433.. 33.. ... 3. | 444 433.. 33.. 444 44
ACTION /(workspace)/w/[workspace] restoreNote                                          | 444 433.. 33.. ... 3. | 444 433.. 33.. 444 44
ACTION /(workspace)/w/[workspace] deleteNote                                           | 444 4333. 333. 3.. 3. | 444 4333. 333. 444 44
ACTION /(workspace)/w/[workspace] createNotebook                                       | 444 33333 3333 ... 3.
ACTION /(workspace)/w/[workspace] renameNotebook                                       | 444 4333. 4444 3.. 3. | 444 4333. 4444 444 44
ACTION /(workspace)/w/[workspace] deleteNotebook                                       | 444 4333. 4444 3.. 3. | 444 4333. 4444 444 44
ACTION /(workspace)/w/[workspace] setNotebookAccess                                    | 444 4333. 4444 3.. 3. | 444 4333. 4444 444 44
ACTION /(workspace)/w/[workspace] readNotebookAccess                                   | 444 4.... 4444 ... .. | 444 4.... 4444 444 44
ACTION /(workspace)/w/[workspace] importMarkdown                                       | 444 433.. 4444 ... 3. | 444 433.. 4444 444 44
ACTION /(workspace)/w/[workspace] suggestNotes                                         | 444 ..... .... ... ..
ACTION /(workspace)/w/[workspace] setTemplate                                          | 444 433.. 33.. ... 3. | 444 433.. 33.. 444 44
ACTION /(workspace)/w/[workspace] readLinks                                            | 444 ..... .... ... ..
ACTION /(workspace)/w/[workspace] listHeadings                                         | 444 4.... .... ... .. | 444 4.... .... 444 44
ACTION /(workspace)/w/[workspace] suggestPeople                                        | 444 4.... .... ... .. | 444 4.... .... 444 44
ACTION /(workspace)/w/[workspace] suggestTags                                          | 444 ..... .... ... ..
ACTION /(workspace)/w/[workspace] listBacklinks                                        | 444 4.... .... ... .. | 444 4.... .... 444 44
ACTION /(workspace)/w/[workspace] listMentions                                         | 444 4.... .... ... .. | 444 4.... .... 444 44
ACTION /(workspace)/w/[workspace] linkMention                                          | 444 433.. 33.. ... 3. | 444 433.. 33.. 444 44

# Being told: each is about one's own
GET /notifications/unread                                                              | 141 ..... .... ... 33
POST /notifications/seen                                                               | 141 4.... .... ... 33 | 141 4.... .... 444 33
ACTION /(workspace)/w/[workspace]/inbox markEntry                                      | 141 ..... .... ... 33
ACTION /(workspace)/w/[workspace]/inbox markAllRead                                    | 141 ..... .... ... 33
ACTION /(workspace)/w/[workspace] readWatch                                            | 141 4.... .... ... 33 | 141 4.... .... 444 33
ACTION /(workspace)/w/[workspace] setWatch                                             | 141 4.... .... ... 33 | 141 4.... .... 444 33
ACTION /(workspace)/w/[workspace]/settings/notifications changeWithForm                | 1.1 ..... .... ... 33

# Settings, of the workspace and of one's own account
ACTION /(auth) createWorkspaceWithForm                                                 | 1>1 >>>>> >>>> >>> 33
ACTION /(workspace)/w/[workspace]/settings renameWithForm                              | 444 33333 3333 33. 3.
ACTION /(workspace)/w/[workspace]/settings/account changeNameWithForm                  | 1.1 ..... .... ... 33
ACTION /(workspace)/w/[workspace]/settings/account changePasswordWithForm              | 101 00000 0000 000 33
ACTION /(workspace)/w/[workspace]/settings/members inviteWithForm                      | 141 33333 3333 3.. 33
ACTION /(workspace)/w/[workspace]/settings/members revoke                              | 444 33333 3333 3.. 3.
ACTION /(workspace)/w/[workspace]/settings/members assignRole                          | 444 33333 3333 3.. 3.
ACTION /(workspace)/w/[workspace]/settings/members remove                              | 444 33333 3333 3.. 3.
ACTION /(workspace)/w/[workspace]/settings/sessions endOne                             | 141 44444 4444 44. 33
ACTION /(workspace)/w/[workspace]/settings/sessions endOthers                          | 1.1 ..... .... ... 33
ACTION /(workspace)/w/[workspace]/settings/tokens createWithForm                       | 1.1 ..... .... ... 33
ACTION /(workspace)/w/[workspace]/settings/tokens revoke                               | 141 44444 4444 44. 33

# Lists: whether the note is among what they give
LIST listTree                                                                          | 444 4.... .... ... .. | 444 4.... .... 444 44
LIST listRecent                                                                        | 444 4.... .... ... .. | 444 4.... .... 444 44
LIST listNotes                                                                         | 444 4.... .... ... .. | 444 4.... .... 444 44
LIST listTrash                                                                         | 444 444.. 44.. ... 4. | 444 444.. 44.. 444 44
LIST searchNotes                                                                       | 444 4.... .... ... .. | 444 4.... .... 444 44
LIST listInbox                                                                         | 141 4.... .... ... 33 | 141 4.... .... 444 33
LIST suggestNotes                                                                      | 444 4.... .... ... .. | 444 4.... .... 444 44
LIST listActivity                                                                      | 444 4.... .... ... .. | 444 4.... .... 444 44
LIST listActivity of the trash                                                         | 444 444.. 44.. ... 4. | 444 444.. 44.. 444 44
LIST readFrame                                                                         | 444 4.... .... ... .. | 444 4.... .... 444 44
LIST readLinks                                                                         | 444 4.... .... ... .. | 444 4.... .... 444 44
LIST listBacklinks                                                                     | 444 4.... .... ... .. | 444 4.... .... 444 44
LIST listThreads                                                                       | 444 4.... .... ... .. | 444 4.... .... 444 44
LIST suggestTags                                                                       | 444 4.... .... ... .. | 444 4.... .... 444 44

# The socket
SOCKET open                                                                            | 144 4.... .... ... .. | 144 4.... .... 444 44
SOCKET update                                                                          | 144 433.. 33.. ... 3. | 144 433.. 33.. 444 44
`;

export const table: Row[] = rows
  .split("\n")
  .filter((line) => /^[A-Z]/.test(line))
  .map((line) => {
    const [door = "", open = "", hidden] = line.split("|").map((part) => part.trim());
    return { door, open: open.replaceAll(" ", ""), private: hidden?.replaceAll(" ", "") ?? null };
  });

/** Doors that are open to everybody by design, or that ask for something else than a standing; with their tests. */
export const elsewhere: Record<string, string> = {
  "GET /api/health": "Says that the server lives, to everybody.",
  "GET /api/v1/openapi.json": "Says what the API is, to everybody: lib/api/openapi.test.ts.",
  ...Object.fromEntries(
    ["GET", "POST", "PUT", "PATCH", "DELETE"].map((method) => [
      `${method} /api/v1/[[...path]]`,
      "Says that nothing is there: lib/api/api.test.ts.",
    ]),
  ),
  "GET /api/auth/[...path]": "Auth.js: lib/auth.",
  "POST /api/auth/[...path]": "Auth.js: lib/auth.",
  "LAYOUT /": "The frame of every page; loads nothing.",
  "LAYOUT /(auth)": "The frame of the sign-in pages; loads nothing.",
  "LAYOUT /(workspace)/w/[workspace]/settings": "The frame of the settings; loads nothing.",
  "PAGE /(auth)/sign-in": "For everybody.",
  "PAGE /(auth)/sign-up": "For everybody.",
  "PAGE /(auth)/invite/[token]": "Asks for an invitation: lib/workspaces/invitations.test.ts.",
  "PAGE /(auth)/unsubscribe/[token]":
    "Asks for the token of a mail, and changes nothing: lib/notifications/mail.",
  "ACTION /(auth)/unsubscribe/[token] unsubscribeWithForm":
    "Asks for the token of a mail: lib/notifications/mail.",
  "POST /notifications/unsubscribe/[token]": "Asks for the token of a mail: lib/notifications/mail.",
  "GET /notifications/unsubscribe/[token]": "Leads to the page that asks; loads nothing.",
  "ACTION /(auth) signInWithForm": "Asks for a password: lib/auth.",
  "ACTION /(auth) signUpWithForm": "Asks for an invitation, or is open: lib/accounts/sign-up.test.ts.",
  "ACTION /(auth) joinWithForm": "Asks for an invitation: lib/workspaces/invitations.test.ts.",
  "ACTION /(auth)/sign-out signOut": "Ends one's own session.",
};
