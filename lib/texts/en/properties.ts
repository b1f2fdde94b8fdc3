/** The form for what is written about a note beside its text. */
export const propertiesTexts = {
  open: "Properties",
  title: "Properties",
  about: "They go with the note, also into its Markdown.",
  aliases: "Other names",
  aliasesHint: "One in each line. Links with these words lead to this note, too.",
  description: "Description",
  descriptionHint: "What the note is about, in a sentence or two.",
  cover: "Cover image",
  coverHint: "The address of an image, from this note or elsewhere.",
  noPicture: "This is not the address of an image.",
  save: "Save",
} as const;
