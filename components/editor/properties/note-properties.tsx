"use client";

import { useEffect, useState } from "react";
import type * as Y from "yjs";
import { onDemand } from "#components/ui/on-demand.tsx";
import { propertiesRequest } from "./properties-request.ts";

const PropertiesDialog = onDemand<{ doc: Y.Doc; close: () => void }>(
  async () => (await import("./properties-dialog.tsx")).PropertiesDialog,
);

/** The form for what is written about a note, whenever it is asked for. */
export function NoteProperties({ doc }: { doc: Y.Doc }) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const show = () => setOpen(true);
    addEventListener(propertiesRequest, show);
    return () => removeEventListener(propertiesRequest, show);
  }, []);
  return open && <PropertiesDialog doc={doc} close={() => setOpen(false)} />;
}
