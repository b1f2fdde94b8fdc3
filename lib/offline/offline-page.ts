interface Words {
  title: string;
  explanation: string;
  kept: string;
}

/** Stands in for a page that was never kept: says so, and leads to those that were. Titles come as HTML. */
export function offlinePage(words: Words, kept: { path: string; title: string }[]): Response {
  const links = kept.map(
    ({ path, title }) => `<li><a href="${path.replaceAll('"', "%22")}">${title}</a></li>`,
  );
  const list = links.length > 0 ? `<h2>${words.kept}</h2><ul>${links.join("")}</ul>` : "";
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${words.title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${styles}</style></head>
<body><main><h1>${words.title}</h1><p>${words.explanation}</p>${list}</main></body></html>`;
  return new Response(html, {
    status: 503,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    },
  });
}

const styles = `
:root { color-scheme: light dark; }
body { margin: 0; font: 1rem/1.6 system-ui, sans-serif; background: light-dark(#fdfcf9, #1b1a18);
  color: light-dark(#2b2926, #e8e4dc); }
main { max-width: 36rem; margin: 0 auto; padding: 4rem 1.5rem; }
h1 { font: 600 1.75rem/1.25 Georgia, serif; }
h2 { font-size: 1rem; margin-top: 2rem; }
a { color: inherit; }`;
