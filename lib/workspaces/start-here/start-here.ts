export const startHere = `# Start here

This is your place for what you learn. Write a note while a thing is fresh, come back to it until it has stayed, and
share it when it might help somebody else. This page is a note like any other: change it, or move it to the trash.

## Write

- **New note** in the sidebar makes a note with a title and a text. Notes can lie inside other notes, and notebooks keep
  subjects apart.
- Write as in Markdown: \`#\` and a space makes a heading, \`-\` a list, \`1.\` a numbered list, \`>\` a quotation, three
  backticks a block of code, \`[ ]\` a task. \`**bold**\` and \`*italic*\` work inside a line. A \`/\` at the start of a line lists what else can be put in.
- Several people can write in the same note at once. You see where the others are.
- The word at the top of a note says how your writing is doing. **Saved** means that it is on the server’s disk, not on
  its way there. Without a connection you can go on writing: it is kept in this browser and merged when you are back.

| When you want to… | do this |
| --- | --- |
| find anything | press Ctrl + K, or ⌘ K on a Mac |
| keep this state of a note | press Ctrl + S, or ⌘ S |
| take a note out of the way | move it to the trash, where it can be restored |

## Review

A note that is never read again was written for nothing. Re-reading works best when you first try to remember, so:

1. Before you open a note, say to yourself what it will tell you.
2. Read it, and write down what you had forgotten or would now put differently.
3. Open **History** to see how your understanding grew. Every revision tells who wrote and when, and **Restore** brings an
   earlier one back as a new revision, so nothing is ever lost by it.

The public page of a note is a quiet place to re-read it, on a phone too: nothing but the text.

## Share

- **With a group:** under Settings, Members, make an invitation link. Each link brings in one person, once. A notebook can
  be open to the whole workspace, or private to the people you name.
- **With everybody:** **Publish** gives a note a public page. It shows the note as it is at that moment; what you write
  later stays among you until you choose **Publish changes**. **Unpublish** takes the page away.
- **With other programs:** a note can be downloaded as Markdown, and the API reads and writes notes with a token that you
  make under Settings, Tokens.

The other note in this notebook, a comparison of two platforms, shows what a learning note can look like.
`;
