import Link from "next/link";

/** A question and the link that answers it, under a form. */
export function AsideLink({ question, href, label }: { question?: string; href: string; label: string }) {
  return (
    <p className="text-base text-ink-soft">
      {question && `${question} `}
      <Link
        href={href}
        className="font-medium text-accent underline underline-offset-3 hover:text-accent-strong"
      >
        {label}
      </Link>
    </p>
  );
}
