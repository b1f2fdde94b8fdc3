/** Texts of the page that gives notes away. */
export const exportTexts = {
  title: "Export",
  intro:
    "Your notes as files, to keep, to read elsewhere, or to bring back. Only what you may read is in it.",
  what: "What",
  everything: "All notebooks",
  format: "As",
  formats: {
    markdown: "Markdown, with attachments; can be imported again",
    html: "Web pages, with attachments; can be read anywhere",
  },
  start: "Export",
  started: "The archive is being made. It shows up below, and you may leave this page.",
  pdf: "For a PDF of one note, choose “Print or save as PDF” in its menu.",
  yours: "Your exports",
  yoursIntro: "An archive can be fetched for a week. Only you can fetch it.",
  running: "Being made",
  failed: "Failed",
  progress: (done: number, total: number) => `${done} of ${total} notes`,
  progressOf: (name: string) => `Progress of ${name}`,
  download: "Download",
  downloadNamed: (name: string) => `Download ${name}`,
  fetchable: (size: string, until: string) => `${size} · can be fetched until ${until}`,
};
