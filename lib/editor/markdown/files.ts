import type { JSONContent } from "@tiptap/core";
import { attachmentIdOf } from "../addresses.ts";
import { fileName, fileSize } from "../extensions/file.ts";
import { escapedLabel, linkTarget } from "./links.ts";

/** The file that a paragraph of one link to an attachment stands for, or null for any other paragraph. */
export function fileFrom({ content = [] }: JSONContent): JSONContent | null {
  const [run] = content;
  const link = run?.marks?.[0];
  if (content.length !== 1 || run?.text === undefined || run.marks?.length !== 1 || link?.type !== "link")
    return null;
  const { href, title } = link.attrs ?? {};
  if (attachmentIdOf(href) === null) return null;
  const about = aboutFrom(title);
  return about ? { type: "file", attrs: { src: href as string, name: run.text, ...about } } : null;
}

/** A file as a link; its type and size stand in the link's title. */
export function fileMarkdown(attrs: Record<string, unknown>): string | null {
  if (attachmentIdOf(attrs.src) === null) return null;
  const size = fileSize(attrs.size);
  const type = typeof attrs.type === "string" && TYPE.test(attrs.type) ? attrs.type : "";
  const title = [type, size === null ? "" : `${size} bytes`].filter((part) => part !== "").join(", ");
  return `[${escapedLabel(fileName(attrs).trim())}](${linkTarget({ href: attrs.src, title })})`;
}

const TYPE = /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/;

function aboutFrom(title: unknown): { type?: string; size?: number } | null {
  if (typeof title !== "string" || title === "") return {};
  const [, type, size] = /^(?:([^\s,]+\/[^\s,]+))?(?:(?:^|, )(\d{1,16}) bytes)?$/.exec(title) ?? [];
  if (type === undefined && size === undefined) return null;
  if (type !== undefined && !TYPE.test(type)) return null;
  const bytes = fileSize(size);
  return { ...(type === undefined ? {} : { type }), ...(bytes === null ? {} : { size: bytes }) };
}
