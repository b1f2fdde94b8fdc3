"use client";

import Link from "next/link";
import { useParams } from "next/navigation";
import { useState, useSyncExternalStore, type SubmitEvent } from "react";
import { answerOf } from "#components/shell/answer-of.ts";
import { useShell } from "#components/shell/shell-context.tsx";
import { Button, buttonClasses } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { longestMessage } from "#lib/access-requests/client/longest-message.ts";
import { noteIdFrom } from "#lib/notes/note-url.ts";
import { sharingTexts as texts } from "#lib/texts/en/sharing.ts";
import type { ActionResult } from "#lib/transport/action-result.ts";
import { keepAsked, lastAsked, type AskedFor } from "./asked.ts";

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
  const [state, setState] = useState<"open" | "again" | "pending" | "sent">("open");
  const [failure, setFailure] = useState<string>();
  const id = noteIdFrom(note) || "none";
  const asked = useAsked({ userId: useShell().user.id, workspace, note: id });

  async function send(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const message = new FormData(event.currentTarget).get("message");
    setState("pending");
    const answer = await answerOf(
      ask({
        workspace,
        note: id,
        message: typeof message === "string" ? message : "",
      }),
    );
    setFailure(answer.ok ? undefined : answer.message);
    if (answer.ok) asked.keep();
    setState(answer.ok ? "sent" : "again");
  }

  return (
    <div className="mx-auto flex max-w-xl flex-col items-start gap-4 px-5 py-16 sm:px-8 md:py-24">
      <h1 className="font-serif text-2xl font-semibold">{texts.notFoundTitle}</h1>
      <p className="text-ink-soft">{texts.notFoundText}</p>
      {state === "sent" || (state === "open" && asked.at !== null) ? (
        <>
          <div role="status" className="rounded-lg border border-line bg-accent-soft p-4">
            <p className="font-medium">{state === "sent" ? texts.sent : texts.askedBefore}</p>
            <p className="text-ink-soft">{texts.sentText}</p>
          </div>
          {asked.at !== null && <RelativeTime at={asked.at} className="text-sm text-ink-soft" />}
          {state === "open" && <Button onClick={() => setState("again")}>{texts.askAgain}</Button>}
        </>
      ) : (
        <form className="flex w-full flex-col gap-3" onSubmit={(event) => void send(event)}>
          <Field label={texts.message} hint={texts.messageHint} error={failure}>
            <Input
              name="message"
              maxLength={longestMessage}
              autoComplete="off"
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that brought it is gone, and had the focus
              autoFocus={state === "again"}
            />
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

/** When they asked before, as far as this browser knows. */
function useAsked(what: AskedFor): { at: string | null; keep(): void } {
  const at = useSyncExternalStore(
    subscribe,
    () => lastAsked(what),
    () => null,
  );
  return { at, keep: () => keepAsked(what) };
}

// It changes with the page's own state only.
const subscribe = () => () => undefined;
