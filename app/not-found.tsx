import type { Metadata } from "next";
import { NotFoundPage } from "#components/shell/not-found-page.tsx";
import { shellTexts } from "#lib/texts/en/shell.ts";

export const metadata: Metadata = { title: shellTexts.notFound.title };

export default function NotFound() {
  return (
    <main id="content">
      <NotFoundPage />
    </main>
  );
}
