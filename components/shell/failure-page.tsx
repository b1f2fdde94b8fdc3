"use client";

import Link from "next/link";
import { Button, buttonClasses } from "#components/ui/button.tsx";
import { shellTexts } from "#lib/texts/en/shell.ts";

const texts = shellTexts.failure;

/** What a page says when it could not be made: what happened, that nothing is lost, what to do. */
export function FailurePage({ reference, retry }: { reference: string | undefined; retry: () => void }) {
  return (
    <div className="mx-auto flex max-w-xl flex-col gap-4 px-5 py-16 sm:px-8 md:py-24" role="alert">
      <h1 className="font-serif text-2xl font-semibold">{texts.title}</h1>
      <p className="text-ink-soft">{reference ? texts.withReference(reference) : texts.text}</p>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={retry}>
          {texts.retry}
        </Button>
        <Link href="/" className={buttonClasses("quiet")}>
          {texts.home}
        </Link>
      </div>
    </div>
  );
}
