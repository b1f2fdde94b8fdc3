"use client";

import { useEffect } from "react";
import { FailurePage } from "#components/shell/failure-page.tsx";

export default function Failure({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  useEffect(() => console.error(error), [error]);
  return (
    <main id="content">
      <FailurePage reference={error.digest} retry={reset} />
    </main>
  );
}
