import { getFileNameLowLevel, type Entry } from "yauzl";

const utf8Flag = 0x800;
const unicodePath = 0x7075;
const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/**
 * The names of all entries as text. Archives should say that their names are UTF-8; many do not. What is no UTF-8 is
 * Shift-JIS when every name of the archive can be that and one looks Japanese, and else what zip has meant since 1989.
 */
export function entryNames(entries: Entry[]): string[] {
  const unmarked = entries.filter((entry) => !isMarked(entry)).map(({ fileNameRaw }) => fileNameRaw);
  const legacy = unmarked.filter((raw) => decoded(raw, "utf-8") === null);
  const asJapanese = legacy.map((raw) => decoded(raw, "shift_jis"));
  const isJapanese =
    asJapanese.every((name) => name !== null) && asJapanese.some((name) => japanese.test(name ?? ""));
  return entries.map((entry) => {
    const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
    if (isMarked(entry)) return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
    const name = decoded(fileNameRaw, "utf-8") ?? (isJapanese ? decoded(fileNameRaw, "shift_jis") : null);
    return name ?? getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
  });
}

function isMarked({ generalPurposeBitFlag, extraFields }: Entry): boolean {
  return (generalPurposeBitFlag & utf8Flag) !== 0 || extraFields.some(({ id }) => id === unicodePath);
}

function decoded(raw: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(raw);
  } catch {
    return null; // it is something else, and the caller asks for that next
  }
}
