"use client";

import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { valueOrTell } from "#components/shell/value-or-tell.ts";
import { useNoteCommands } from "#components/shell/note-commands.ts";
import type { AccessLevel, NotebookAccess } from "#components/shell/shell-actions.ts";
import { useShell } from "#components/shell/shell-context.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Select } from "#components/ui/select.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { notesTexts } from "#lib/texts/en/notes.ts";
import { tell } from "#components/ui/toast.tsx";

const texts = notesTexts.accessDialog;
const { open, openHint, private: onlyNamed } = notesTexts.newNotebookDialog;
const levels = (["read", "comment", "edit", "manage"] as const).map((value) => ({
  value,
  label: texts.levels[value],
}));

type Members = NotebookAccess["members"];

/** Who may see a notebook, and what each named person may do there. Only people who manage it can change that. */
export function AccessDialog({ id, close }: { id: string; close: () => void }) {
  const { actions, attempt, index, workspace } = useShell();
  const commands = useNoteCommands();
  const [access, setAccess] = useState<NotebookAccess | null>(null);
  const [pending, setPending] = useState(false);
  const mayManage = index.get(id)?.mayManage ?? false;

  useEffect(() => {
    let wanted = true;
    void valueOrTell(actions.readNotebookAccess({ workspace: workspace.slug, id })).then((read) => {
      if (!wanted) return;
      if (read) setAccess(read.value);
      else close();
    });
    return () => {
      wanted = false;
    };
  }, [actions, close, id, workspace.slug]);

  function save({ visibility, members }: NotebookAccess) {
    const named = members.map(({ userId, access: level }) => ({ userId, access: level }));
    setPending(true);
    attempt(null, async () => {
      const saved = await valueOrTell(actions.setNotebookAccess({ id, visibility, members: named }));
      setPending(false);
      if (!saved) return;
      tell(texts.saved);
      close();
    });
  }

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
      <DialogContent
        title={texts.title(commands.nameOf(id))}
        footer={
          access &&
          mayManage && (
            <>
              <Button variant="quiet" onClick={close}>
                {texts.cancel}
              </Button>
              <Button variant="primary" pending={pending} onClick={() => save(access)}>
                {texts.save}
              </Button>
            </>
          )
        }
      >
        {access ? (
          <fieldset disabled={!mayManage} className="flex min-w-0 flex-col gap-5">
            <Field label={texts.visibility} hint={access.visibility === "open" && openHint}>
              <Select
                value={access.visibility}
                disabled={!mayManage}
                onValueChange={(value) =>
                  setAccess({ ...access, visibility: value === "private" ? "private" : "open" })
                }
                options={[
                  { value: "open", label: open },
                  { value: "private", label: onlyNamed },
                ]}
              />
            </Field>
            <NamedPeople
              access={access}
              mayManage={mayManage}
              change={(members) => setAccess({ ...access, members })}
            />
          </fieldset>
        ) : (
          <Skeleton label={texts.loading} lines={3} />
        )}
      </DialogContent>
    </Dialog>
  );
}

function NamedPeople({
  access: { visibility, members, people },
  mayManage,
  change,
}: {
  access: NotebookAccess;
  mayManage: boolean;
  change: (members: Members) => void;
}) {
  const others = people.filter(({ userId }) => !members.some((member) => member.userId === userId));
  const add = (userId: string) => {
    const person = people.find((one) => one.userId === userId);
    if (person) change([...members, { ...person, access: "edit" }]);
  };
  const setLevel = (userId: string, level: string) =>
    change(members.map((one) => (one.userId === userId ? { ...one, access: level as AccessLevel } : one)));
  return (
    <section aria-label={texts.named} className="flex flex-col gap-2">
      <h3 className="text-sm font-medium">{texts.named}</h3>
      <p className="text-sm text-ink-faint">
        {visibility === "open" ? texts.namedHintOpen : texts.namedHintPrivate}
      </p>
      <ul className="flex flex-col gap-1">
        {members.map(({ userId, name, access: level }) => (
          <li key={userId} className="flex flex-wrap items-center justify-end gap-x-2 gap-y-1">
            <Avatar id={userId} name={name} size="medium" />
            <span className="min-w-0 flex-1 basis-36 truncate">{name}</span>
            <Select
              label={texts.accessOf(name)}
              className="w-38"
              value={level}
              disabled={!mayManage}
              onValueChange={(value) => setLevel(userId, value)}
              options={levels}
            />
            {mayManage && (
              <IconButton
                label={texts.remove(name)}
                onClick={() => change(members.filter((one) => one.userId !== userId))}
              >
                <X aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {mayManage && others.length > 0 && (
        <Select
          key={members.length}
          label={texts.add}
          placeholder={texts.addPlaceholder}
          onValueChange={add}
          options={others.map(({ userId, name }) => ({ value: userId, label: name }))}
        />
      )}
    </section>
  );
}
