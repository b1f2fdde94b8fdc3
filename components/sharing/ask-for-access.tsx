"use client";

import Link from "next/link";
import { useParams } from "next/navigation";
import { useState, type SubmitEvent } from "react";
import { answerOf } from "#components/shell/answer-of.ts";
import { Button, buttonClasses } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { longestMessage } from "#lib/access-requests/client/longest-message.ts";
import { noteIdFrom } from "#lib/notes/note-url.ts";
import { sharingTexts as texts } from "#lib/texts/en/sharing.ts";
import type { ActionResult } from "#lib/transport/action-result.ts";

interface Props {
  ask: (input: { workspace: string; note: string; message: string }) => Promise<ActionResult<unknown>>;
}

/** What somebody sees who may not read a note, whether there is one or not; they can ask to be let in. */
export function AskForAccess({ ask }: Props) {
  const { workspace = "", note = "" } = useParams<{ workspace?: string; note?: string }>();
  // Next keeps the page from one such note to another.
  return <AskFor key={`${workspace}/${note}`} {...{ ask, workspace, note }} />;
}

function AskFor({ ask, workspace, note }: Props & { workspace: string; note: string }) {
  const [state, setState] = useState<"open" | "pending" | "sent">("open");
  const [failure, setFailure] = useState<string>();

  async function send(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const message = new FormData(event.currentTarget).get("message");
    setState("pending");
    const answer = await answerOf(
      ask({
        workspace,
        note: noteIdFrom(note) || "none",
        message: typeof message === "string" ? message : "",
      }),
    );
    setFailure(answer.ok ? undefined : answer.message);
    setState(answer.ok ? "sent" : "open");
  }

  return (
    <div className="mx-auto flex max-w-xl flex-col items-start gap-4 px-5 py-16 sm:px-8 md:py-24">
      <h1 className="font-serif text-2xl font-semibold">{texts.notFoundTitle}</h1>
      <p className="text-ink-soft">{texts.notFoundText}</p>
      {state === "sent" ? (
        <div role="status" className="rounded-lg border border-line bg-accent-soft p-4">
          <p className="font-medium">{texts.sent}</p>
          <p className="text-ink-soft">{texts.sentText}</p>
        </div>
      ) : (
        <form className="flex w-full flex-col gap-3" onSubmit={(event) => void send(event)}>
          <Field label={texts.message} hint={texts.messageHint} error={failure}>
            <Input name="message" maxLength={longestMessage} autoComplete="off" />
          </Field>
          <Button type="submit" variant="primary" className="self-start" pending={state === "pending"}>
            {texts.ask}
          </Button>
        </form>
      )}
      <Link href="/" className={buttonClasses("quiet")}>
        {texts.home}
      </Link>
    </div>
  );
}
