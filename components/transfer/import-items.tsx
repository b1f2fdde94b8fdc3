"use client";

import Link from "next/link";
import { useState } from "react";
import { askJson } from "#components/ui/ask-json.ts";
import { Button } from "#components/ui/button.tsx";
import { tellFailure } from "#components/ui/toast.tsx";
import { importTexts as texts } from "#lib/texts/en/import.ts";
import type { ListedItem } from "#lib/transfer/import/read-import.ts";

export interface ItemPage {
  items: ListedItem[];
  next: number | null;
}

/** Files of an import that somebody should know about, and why; more of them on demand. */
export function ImportItems(props: {
  id: string;
  which: "skipped" | "warned";
  title: string;
  first: ItemPage;
}) {
  const { id, which, title, first } = props;
  const [more, setMore] = useState<ItemPage[]>([]);
  const [loading, setLoading] = useState(false);
  const pages = [first, ...more];
  const next = pages.at(-1)?.next ?? null;
  if (first.items.length === 0) return null;

  async function load(): Promise<void> {
    setLoading(true);
    const page = await askJson<ItemPage>(
      `/transfers/imports/${id}/items?${new URLSearchParams({ which, after: String(next) })}`,
    );
    setLoading(false);
    if (!page) return tellFailure(texts.unreachable);
    setMore((known) => [...known, page]);
  }

  return (
    <section className="flex flex-col gap-3">
      <h3 className="text-base font-semibold">{title}</h3>
      <ul aria-label={title} className="divide-y divide-line border-y border-line">
        {pages
          .flatMap(({ items }) => items)
          .map((item) => (
            <Item key={item.index} item={item} />
          ))}
      </ul>
      {next !== null && (
        <div>
          <Button size="small" pending={loading} onClick={() => void load()}>
            {texts.more}
          </Button>
        </div>
      )}
    </section>
  );
}

function Item({ item: { path, url, reason, warnings } }: { item: ListedItem }) {
  return (
    <li className="flex flex-col gap-0.5 py-2">
      <p className="font-medium wrap-anywhere">
        {url === null ? (
          path
        ) : (
          <Link href={url} className="underline underline-offset-2">
            {path}
          </Link>
        )}
      </p>
      {reason !== null && <p className="text-sm text-ink-soft">{texts.reasons[reason]}</p>}
      {warnings.map(({ kind, count, example = "" }) => (
        <p key={kind} className="text-sm text-ink-soft wrap-anywhere">
          {texts.warnings[kind](count, example)}
        </p>
      ))}
    </li>
  );
}
