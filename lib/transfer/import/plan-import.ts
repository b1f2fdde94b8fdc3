import { randomUUID } from "node:crypto";
import { shortId } from "#lib/db/short-id.ts";
import { transferTexts } from "#lib/texts/en/transfer.ts";
import type { ExportManifest } from "../manifest.ts";
import type { Survey } from "./survey.ts";
import type { FoundAddress, SurveyedDocument } from "./survey-document.ts";
import { warningsOf, type Warning, type WarningKind } from "./document.ts";
import { documentFile, notionId, plainName } from "./file-names.ts";
import { LinkIndex, type Linked } from "./link-index.ts";
import { planTree, type PlannedNote } from "./plan-tree.ts";
import type { SkipReason } from "./skip-reason.ts";

/** What becomes of a file: a row of ImportItem. Parents and owners come before what belongs to them. */
export interface PlannedItem {
  path: string;
  kind: "note" | "folder" | "attachment" | "skipped";
  title: string;
  names: string[];
  target: string | null;
  parent: number | null;
  position: string;
  notebook: string | null;
  owner: number | null;
  reason: SkipReason | null;
  warnings: Warning[];
}

export interface Plan {
  items: PlannedItem[];
  /** What the archive calls itself. */
  name: string;
}

const nothing = {
  title: "",
  names: [],
  target: null,
  parent: null,
  position: "",
  notebook: null,
  owner: null,
  reason: null,
  warnings: [],
};

/** Decides what becomes of every file, before anything is written. */
export function planImport(survey: Survey, file: string, manifest: ExportManifest | null): Plan {
  const name = archiveName(survey, file);
  const notebooks = notebooksOf(survey, manifest);
  const order = manifest && new Map(manifest.notes.map((path, at) => [path, at]));
  const exact = survey.source === "commonplace" || manifest !== null;
  const notes = planTree(survey.documents, { name, notebooks, exact, ...(order && { order }) });
  const targets = notes.map(() => shortId());
  const documents = new Map(survey.documents.map((document) => [document.path, document]));
  const links = new LinkIndex(linkedItems(notes, { targets, documents, attachments: survey.attachments }));

  const items: PlannedItem[] = [];
  const places = new Map<number, number>();
  const owned = new Set<string>();
  notes.forEach((note, at) => {
    const document = documents.get(note.path);
    const reading = readAddresses(document, links);
    const place = items.length;
    places.set(at, place);
    items.push({
      ...nothing,
      ...note,
      names: document?.aliases ?? [],
      target: targets[at] ?? null,
      parent: note.parent === null ? null : (places.get(note.parent) ?? null),
      warnings: [...(document?.warnings ?? []), ...reading.warnings],
    });
    for (const { path, target } of reading.attachments) {
      if (owned.has(path)) continue;
      owned.add(path);
      items.push({
        ...nothing,
        path,
        kind: "attachment",
        title: documentFile(path).name,
        target,
        owner: place,
      });
    }
  });
  items.push(...skippedItems(survey, owned));
  return { items, name };
}

interface Found {
  targets: string[];
  documents: Map<string, SurveyedDocument>;
  attachments: Survey["attachments"];
}

function linkedItems(notes: PlannedNote[], { targets, documents, attachments }: Found): Linked[] {
  const linked: Linked[] = notes.map(({ path, kind, title }, index) => {
    const names = [title, ...(documents.get(path)?.aliases ?? [])];
    return { index, path, kind, title, names, target: targets[index] ?? "" };
  });
  for (const { path } of attachments) {
    const { name } = documentFile(path);
    linked.push({
      index: linked.length,
      path,
      kind: "attachment",
      title: name,
      names: [],
      target: randomUUID(),
    });
  }
  return linked;
}

function readAddresses(
  document: SurveyedDocument | undefined,
  links: LinkIndex,
): { attachments: Linked[]; warnings: Warning[] } {
  const attachments: Linked[] = [];
  const missing: { kind: WarningKind; example: string }[] = [];
  for (const found of document?.addresses ?? []) {
    const led = destination(links, document?.path ?? "", found);
    if (led === "missing")
      missing.push({
        kind: found.kind === "image" ? "missing-image" : "missing-link",
        example: found.address,
      });
    else if (led?.kind === "attachment") attachments.push(led);
  }
  return { attachments, warnings: warningsOf(missing) };
}

function destination(
  links: LinkIndex,
  from: string,
  { kind, address }: FoundAddress,
): Linked | "missing" | null {
  if (kind === "wikilink") return address.trim() === "" ? null : (links.wikilink(from, address) ?? "missing");
  if (address.startsWith("data:")) return null;
  const led = links.address(from, address);
  if (led.kind === "found") return led.item;
  return led.kind === "missing" ? "missing" : null;
}

function skippedItems({ attachments, skipped }: Survey, owned: Set<string>): PlannedItem[] {
  const unused = attachments.filter(({ path }) => !owned.has(path));
  return [
    ...skipped.map(({ path, reason }) => ({ ...nothing, path, kind: "skipped" as const, reason })),
    ...unused.map(({ path }) => ({ ...nothing, path, kind: "skipped" as const, reason: "unused" as const })),
  ];
}

/** Collections of Outline are what notebooks are here; our own archives say it themselves. */
function notebooksOf({ source, documents }: Survey, manifest: ExportManifest | null): Map<string, string> {
  if (manifest) return new Map(manifest.notebooks.map(({ folder, name }) => [`${folder}/`, name]));
  if (source !== "outline") return new Map();
  const folders = new Set(documents.map(({ path }) => path.slice(0, path.indexOf("/") + 1)));
  if (folders.has("") || folders.size < 2) return new Map();
  return new Map([...folders].map((folder) => [folder, folder.slice(0, -1)]));
}

function archiveName({ root }: Survey, file: string): string {
  const folder = root.slice(0, -1).replace(/-(main|master)$/, "");
  const stem = file.replace(/^.*[/\\]/s, "").replace(/\.(zip|md|markdown|mdown|txt|html?|docx)$/i, "");
  const name = notionId(folder) !== null || folder === "" ? stem : folder;
  return plainName(name).slice(0, 100).trim() || transferTexts.importedNotes;
}
