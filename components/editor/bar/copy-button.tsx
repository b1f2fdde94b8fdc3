"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { tell, tellFailure } from "#components/ui/toast.tsx";
import { editorTexts } from "#lib/texts/en/editor.ts";

const rememberMs = 2_000;

/** Copies a text and shows for a moment that it did. */
export function CopyButton({ text, label }: { text: () => string; label: string }) {
  const [copied, setCopied] = useState(false);

  async function copy(): Promise<void> {
    setCopied(await copyText(text()));
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
  if (await copyText(address)) tell(editorTexts.linkCopied);
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    tellFailure(editorTexts.copyFailed);
    return false;
  }
}
