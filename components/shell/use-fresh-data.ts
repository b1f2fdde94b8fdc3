"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const stalesAfterMs = 15_000;

/** Asks the server again when somebody comes back to the page, so that lists show what others did meanwhile. */
export function useFreshData(): void {
  const router = useRouter();
  useEffect(() => {
    let leftAt: number | null = null;
    const onChange = () => {
      if (document.visibilityState === "hidden") {
        leftAt = Date.now();
      } else if (leftAt !== null && Date.now() - leftAt > stalesAfterMs) {
        router.refresh();
      }
    };
    document.addEventListener("visibilitychange", onChange);
    return () => document.removeEventListener("visibilitychange", onChange);
  }, [router]);
}
