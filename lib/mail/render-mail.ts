import { escapeHtml } from "#lib/editor/html-tag.ts";
import { oneLine } from "./send-mail.ts";

interface Link {
  text: string;
  url: string;
}

/** What a mail says. Everything in it is plain text. */
export interface MailContent {
  title: string;
  paragraphs?: string[];
  /** Things that can be opened, under headings. */
  groups?: { heading: string; items: { link: Link; lines: string[] }[] }[];
  action: Link;
  /** Why it came, and how to get no more. */
  footer: { text: string; links: Link[] };
}

/** The same mail as text and as HTML: no pictures, no script, nothing loaded from anywhere. */
export function renderMail(content: MailContent): { text: string; html: string } {
  return { text: asText(content), html: asHtml(content) };
}

function asText({ title, paragraphs = [], groups = [], action, footer }: MailContent): string {
  const parts = [oneLine(title), ...paragraphs.map(oneLine)];
  for (const { heading, items } of groups) {
    parts.push(oneLine(heading).toLocaleUpperCase("en"));
    for (const { link, lines } of items)
      parts.push(
        [oneLine(link.text), ...lines.map((line) => `  ${oneLine(line)}`), `  ${link.url}`].join("\n"),
      );
  }
  parts.push(`${action.text}:\n${action.url}`);
  const ways = footer.links.map(({ text, url }) => `${text}: ${url}`);
  // "-- " begins what mail programs show as a signature.
  return `${parts.join("\n\n")}\n\n-- \n${[footer.text, ...ways].join("\n")}\n`;
}

const style = `
  body { margin: 0; background: #faf9f7; color: #22201d; font: 16px/1.55 Georgia, "Times New Roman", serif; }
  main { max-width: 34rem; margin: 0 auto; padding: 2rem 1.25rem; }
  h1 { font-size: 1.375rem; line-height: 1.3; margin: 0 0 1.25rem; }
  h2 { font: 600 0.8125rem/1.4 system-ui, sans-serif; color: #5d574f; margin: 2rem 0 0.5rem; }
  ul { list-style: none; margin: 0; padding: 0; }
  li { border-top: 1px solid #e4e0d9; padding: 0.75rem 0; }
  li p { margin: 0.125rem 0 0; font: 0.875rem/1.5 system-ui, sans-serif; color: #5d574f; }
  a { color: #1f5b4d; }
  .action { display: inline-block; margin: 1.5rem 0; padding: 0.5rem 1rem; border-radius: 0.375rem; background: #1f5b4d;
    color: #ffffff; font: 600 0.9375rem/1.5 system-ui, sans-serif; text-decoration: none; }
  footer { border-top: 1px solid #e4e0d9; margin-top: 1rem; padding-top: 1rem; color: #5d574f;
    font: 0.8125rem/1.6 system-ui, sans-serif; }
  @media (prefers-color-scheme: dark) {
    body { background: #1b1a18; color: #ece8e1; }
    h2, li p, footer { color: #b3aca1; }
    li, footer { border-color: #3a3733; }
    a { color: #8fd0bd; }
    .action { background: #8fd0bd; color: #12231e; }
  }`;

function asHtml({ title, paragraphs = [], groups = [], action, footer }: MailContent): string {
  const heading = said(title);
  const body = [
    `<h1>${heading}</h1>`,
    ...paragraphs.map((text) => `<p>${said(text)}</p>`),
    ...groups.map(
      (group) => `<h2>${said(group.heading)}</h2>\n<ul>\n${group.items.map(itemOf).join("\n")}\n</ul>`,
    ),
    `<p><a class="action" href="${escapeHtml(action.url)}">${said(action.text)}</a></p>`,
    `<footer>${said(footer.text)}<br>${footer.links.map(linkTo).join(" · ")}</footer>`,
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${heading}</title>
<style>${style}
</style>
</head>
<body>
<main>
${body.join("\n")}
</main>
</body>
</html>
`;
}

function itemOf({ link, lines }: { link: Link; lines: string[] }): string {
  return `<li>${linkTo(link)}${lines.map((line) => `<p>${said(line)}</p>`).join("")}</li>`;
}

function linkTo({ text, url }: Link): string {
  return `<a href="${escapeHtml(url)}">${said(text)}</a>`;
}

function said(text: string): string {
  return escapeHtml(oneLine(text));
}
