"use client";

import { useState } from "react";
import { valueOrTell } from "#components/shell/value-or-tell.ts";
import { useShell } from "#components/shell/shell-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { notesTexts } from "#lib/texts/en/notes.ts";

const texts = notesTexts.newNotebookDialog;

/** Asks for the name of a new notebook and who may see it. */
export function NewNotebookDialog({ close }: { close: () => void }) {
  const { actions, attempt, workspace } = useShell();
  const [visibility, setVisibility] = useState<"open" | "private">("open");
  const [pending, setPending] = useState(false);

  function create(data: FormData) {
    const name = data.get("name");
    if (typeof name !== "string") return;
    setPending(true);
    attempt(null, async () => {
      const made = await valueOrTell(actions.createNotebook({ workspace: workspace.slug, name, visibility }));
      setPending(false);
      if (made) close();
    });
  }

  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent title={texts.title}>
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            create(new FormData(event.currentTarget));
          }}
        >
          <Field label={texts.name} hint={texts.hint}>
            <Input name="name" required maxLength={100} autoComplete="off" />
          </Field>
          <Field label={texts.access} hint={visibility === "open" ? texts.openHint : texts.privateHint}>
            <Select
              value={visibility}
              onValueChange={(value) => setVisibility(value === "private" ? "private" : "open")}
              options={[
                { value: "open", label: texts.open },
                { value: "private", label: texts.private },
              ]}
            />
          </Field>
          <div className="flex justify-end gap-2">
            <Button variant="quiet" onClick={close}>
              {texts.cancel}
            </Button>
            <Button type="submit" variant="primary" pending={pending}>
              {texts.create}
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
