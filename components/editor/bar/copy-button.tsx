"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { tell, tellFailure } from "#components/ui/toast.tsx";
import { copyText } from "#lib/editor/views/copy-text.ts";
import { editorTexts } from "#lib/texts/en/editor.ts";

const rememberMs = 2_000;

/** Copies a text and shows for a moment that it did. */
export function CopyButton({ text, label }: { text: () => string; label: string }) {
  const [copied, setCopied] = useState(false);

  async function copy(): Promise<void> {
    setCopied(await copyOrTell(text()));
    setTimeout(() => setCopied(false), rememberMs);
  }

  return (
    <IconButton size="small" label={copied ? editorTexts.copied : label} onClick={() => void copy()}>
      {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
    </IconButton>
  );
}

/** Copies an address and says so. */
export async function copyLink(address: string): Promise<void> {
  if (await copyOrTell(address)) tell(editorTexts.linkCopied);
}

async function copyOrTell(text: string): Promise<boolean> {
  const done = await copyText(text);
  if (!done) tellFailure(editorTexts.copyFailed);
  return done;
}
