import { expect, test } from "vitest";
import { SCHEMA_VERSION } from "./fields.ts";
import { bodySchema } from "./schema.ts";

// What was typed offline into an older editor comes later, so nothing that one could write may become unknown (decision 27).
const everKnown = {
  nodes:
    "paragraph hardBreak heading horizontalRule text codeBlock blockquote bulletList orderedList listItem taskList taskItem " +
    "table tableRow tableHeader tableCell image file embed callout toggle toggleSummary toggleContent mathBlock mathInline " +
    "footnoteReference footnoteDefinition tableOfContents noteLink noteEmbed mention rawMarkdown",
  marks: "link bold italic strike underline code highlight subscript superscript rawInline",
};

test.each(["nodes", "marks"] as const)(
  "no %s of an earlier editor are gone, and new ones raise the version",
  (kind) => {
    const known = Object.keys(bodySchema[kind]).filter((name) => name !== "doc");
    expect(SCHEMA_VERSION, "add the new names here when the version is raised").toBe(2);
    expect(known.toSorted()).toEqual(everKnown[kind].split(" ").toSorted());
  },
);
