"use client";

import { Download } from "lucide-react";
import { useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { tell, tellFailure } from "#components/ui/toast.tsx";
import { exportTexts as texts } from "#lib/texts/en/export.ts";
import type { ExportNotes } from "#lib/transfer/schema.ts";
import type { ActionResult } from "#lib/transport/action-result.ts";

type Started = { direct: true } | { direct: false; id: string };

const everything = "all";
const formats = [
  { value: "markdown", label: texts.formats.markdown },
  { value: "html", label: texts.formats.html },
];

/** Chooses what is exported and as what. A small archive comes at once. */
export function ExportForm(props: {
  workspace: string;
  notebooks: { id: string; name: string }[];
  start: (input: ExportNotes) => Promise<ActionResult<Started>>;
}) {
  const { workspace, notebooks, start } = props;
  const [what, chooseWhat] = useState(everything);
  const [format, chooseFormat] = useState("markdown");
  const [pending, begin] = useTransition();
  const places = [
    { value: everything, label: texts.everything },
    ...notebooks.map(({ id: value, name: label }) => ({ value, label })),
  ];

  const submit = () =>
    begin(async () => {
      const scope = { workspace, ...(what !== everything && { notebook: what }) };
      const input = { ...scope, format: format === "html" ? ("html" as const) : ("markdown" as const) };
      const result = await start(input);
      if (!result.ok) return tellFailure(result.message);
      if (!result.value.direct) return tell(texts.started);
      location.assign(`/transfers/archive?${new URLSearchParams(input)}`);
    });

  return (
    <div className="flex flex-col gap-4">
      <Field label={texts.what}>
        <Select options={places} value={what} onValueChange={chooseWhat} />
      </Field>
      <Field label={texts.format} hint={texts.pdf}>
        <Select options={formats} value={format} onValueChange={chooseFormat} />
      </Field>
      <div>
        <Button variant="primary" pending={pending} onClick={submit}>
          <Download aria-hidden />
          {texts.start}
        </Button>
      </div>
    </div>
  );
}
