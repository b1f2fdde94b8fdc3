"use client";

import { useEffect, useRef } from "react";
import { Copy } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { tell, tellFailure } from "#components/ui/toast.tsx";
import { copyText } from "#lib/editor/views/copy-text.ts";
import { settingsTexts as texts } from "#lib/texts/en/settings.ts";

/** Something that is shown only once, to be copied. */
export function CopyField({ label, hint, value }: { label: string; hint: string; value: string }) {
  return (
    <div className="rounded-lg border border-line bg-accent-soft p-4">
      <Field label={label} hint={hint}>
        <div className="flex gap-2">
          <CopyInput value={value} />
          <Button onClick={() => void copy(value)}>
            <Copy aria-hidden />
            {texts.copy}
          </Button>
        </div>
      </Field>
    </div>
  );
}

async function copy(value: string): Promise<void> {
  if (await copyText(value)) tell(texts.copied);
  else tellFailure(texts.copyFailed);
}

/** It takes the focus when it appears, since it is what the person asked for and has to deal with now. */
function CopyInput({ value }: { value: string }) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <Input
      ref={input}
      readOnly
      value={value}
      onFocus={(event) => event.currentTarget.select()}
      className="font-mono text-sm"
    />
  );
}
