"use client";

import { useEffect, useState } from "react";

const fragment = "#share";

/** Whether the share dialog is open; it opens by itself where the address asks for it, as it does of a request. */
export function useSharingOpen(): [boolean, (open: boolean) => void] {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (location.hash !== fragment) return;
    const timer = setTimeout(() => {
      history.replaceState(null, "", location.pathname + location.search); // or it opens again with every reload
      setOpen(true);
    });
    return () => clearTimeout(timer);
  }, []);
  return [open, setOpen];
}
