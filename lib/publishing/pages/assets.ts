import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The path under which the files of public pages are; each name holds the hash of its content. */
export const assetsPath = "/p/_assets/";

const require = createRequire(import.meta.url);

/** Without bold italics: browsers slant or thicken what is there, and pages stay light. */
const faces = [
  require.resolve("@fontsource/source-serif-4/400.css"),
  require.resolve("@fontsource/source-serif-4/400-italic.css"),
  require.resolve("@fontsource/source-serif-4/600.css"),
];

interface Assets {
  /** All styles of a page, to be put into it. */
  css: string;
  /** For the content security policy: the hash of `css`. */
  cssHash: string;
  /** The fonts nearly every page needs at once. */
  preload: string[];
  files: ReadonlyMap<string, Buffer>;
}

let read: Assets | undefined;

/** What public pages look like, read once: our own styles, those of a note's body, and the serif. */
export function assets(): Assets {
  return (read ??= readAssets());
}

function readAssets(): Assets {
  const files = new Map<string, Buffer>();
  const fonts = faces.map((face) => fontFaces(face, files)).join("\n");
  const styles = ["./public.css", "../../../components/editor/prose.css"].map((path) =>
    readFileSync(new URL(path, import.meta.url), "utf8"),
  );
  const css = minified([fonts, ...styles].join("\n"));
  const cssHash = createHash("sha256").update(css).digest("base64");
  const preload = [...files.keys()].filter((name) => /-latin-(400|600)-normal\./.test(name));
  return { css, cssHash, preload, files };
}

/** The package's own @font-face rules, with our addresses. A browser loads only the scripts a page uses. */
function fontFaces(path: string, files: Map<string, Buffer>): string {
  return readFileSync(path, "utf8")
    .replaceAll(/, url\([^)]*\.woff\) format\('woff'\)/g, "")
    .replaceAll(/url\((\.\/files\/([^)]*)\.woff2)\)/g, (_, file: string, name: string) => {
      const bytes = readFileSync(join(dirname(path), file));
      const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
      files.set(`${name}.${hash}.woff2`, bytes);
      return `url(${assetsPath}${name}.${hash}.woff2)`;
    });
}

function minified(css: string): string {
  return css
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ ?([{};,]) ?/g, "$1")
    .replaceAll(/;}/g, "}")
    .trim();
}
