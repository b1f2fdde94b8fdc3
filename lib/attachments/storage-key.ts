import { randomUUID } from "node:crypto";

/** A key that nothing is stored under yet. */
export function newKey(): string {
  const id = randomUUID();
  return `${id.slice(0, 2)}/${id}`;
}

/** Whether the bytes under a key are an attachment's; others keep files in the same storage under other keys. */
export function isAttachmentKey(key: string): boolean {
  return /^[0-9a-f]{2}\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key);
}

/** The key itself, when nobody could climb out of the storage with it. */
export function safeKey(key: string): string {
  if (!/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(key)) throw new RangeError(`Not a storage key: ${key}`);
  return key;
}
