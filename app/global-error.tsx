"use client";

import { useEffect } from "react";
import { FailurePage } from "#components/shell/failure-page.tsx";
import "./globals.css";

/** Stands for the whole document when even its frame could not be made. */
export default function GlobalFailure({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  useEffect(() => console.error(error), [error]);
  return (
    <html lang="en">
      <body>
        <main id="content">
          <FailurePage reference={error.digest} retry={reset} />
        </main>
      </body>
    </html>
  );
}
