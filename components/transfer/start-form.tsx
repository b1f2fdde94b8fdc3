"use client";

import { useState, useTransition } from "react";
import { answerOf } from "#components/shell/answer-of.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { tellFailure } from "#components/ui/toast.tsx";
import { importTexts as texts } from "#lib/texts/en/import.ts";
import type { ReadImport } from "#lib/transfer/import/read-import.ts";
import type { ImportActions } from "./import-view.tsx";

const anew = "new";

/** Decides where the notes go, and begins; or lets it be. */
export function StartForm(props: {
  found: ReadImport;
  notebooks: { id: string; name: string }[];
  mayMakeNotebook: boolean;
  actions: ImportActions;
}) {
  const { found, notebooks, mayMakeNotebook, actions } = props;
  const { id, report } = found;
  const places = [
    ...(mayMakeNotebook ? [{ value: anew, label: newNotebook(report) }] : []),
    ...notebooks.map(({ id: value, name }) => ({ value, label: texts.atTheEndOf(name) })),
  ];
  const [chosen, choose] = useState(places[0]?.value ?? anew);
  const [starting, start] = useTransition();
  const [cancelling, cancel] = useTransition();

  const begin = () =>
    start(async () => {
      const result = await answerOf(actions.start({ id, notebook: chosen === anew ? null : chosen }));
      if (!result.ok) tellFailure(result.message);
    });
  const letBe = () =>
    cancel(async () => {
      const result = await answerOf(actions.cancel({ id }));
      if (!result.ok) tellFailure(result.message);
    });

  return (
    <div className="flex flex-col gap-4">
      <Field label={texts.where} hint={texts.hiddenUntilEnd}>
        <Select options={places} value={chosen} onValueChange={choose} />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" pending={starting} onClick={begin}>
          {texts.start((report?.notes ?? 0) + (report?.folders ?? 0))}
        </Button>
        <Button pending={cancelling} onClick={letBe}>
          {texts.dismiss}
        </Button>
      </div>
    </div>
  );
}

function newNotebook(report: ReadImport["report"]): string {
  const { name, notebooks = [] } = report ?? { name: "" };
  return notebooks.length > 0 ? texts.newNotebooks(notebooks.length) : texts.newNotebook(name);
}
