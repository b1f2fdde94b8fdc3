import Link from "next/link";
import { buttonClasses } from "#components/ui/button.tsx";
import { shellTexts } from "#lib/texts/en/shell.ts";

const texts = shellTexts.notFound;

/** What a page says that is not there, or not for this person: both look the same. */
export function NotFoundPage() {
  return (
    <div className="mx-auto flex max-w-xl flex-col items-start gap-4 px-5 py-16 sm:px-8 md:py-24">
      <h1 className="font-serif text-2xl font-semibold">{texts.title}</h1>
      <p className="text-ink-soft">{texts.text}</p>
      <Link href="/" className={buttonClasses("secondary")}>
        {texts.action}
      </Link>
    </div>
  );
}
