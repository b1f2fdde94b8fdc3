"use client";

import { useCallback, useEffect, useState } from "react";
import { answerOf } from "#components/shell/answer-of.ts";
import { tell, tellFailure } from "#components/ui/toast.tsx";
import { sharingTexts as texts } from "#lib/texts/en/sharing.ts";
import type { ActionResult } from "#lib/transport/action-result.ts";
import type { SharingActions, SharingActs, SharingShown } from "./sharing.ts";

/** Who has access to a note, and what can be done about it. `failure` says why that cannot be told. */
export function useSharing(
  note: string,
  actions: SharingActions,
): { sharing: SharingShown | null; failure: string | null; acts: SharingActs } {
  const [sharing, setSharing] = useState<SharingShown | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const load = useCallback(async () => {
    const answer = await answerOf(actions.read({ note }));
    if (answer.ok) setSharing(answer.value);
    else setFailure(answer.message);
  }, [actions, note]);
  useEffect(() => {
    let current = true;
    void answerOf(actions.read({ note })).then((answer) => {
      if (!current) return;
      if (answer.ok) setSharing(answer.value);
      else setFailure(answer.message);
    });
    return () => {
      current = false;
    };
  }, [actions, note]);

  async function perform<Value>(call: Promise<ActionResult<Value>>, done: (value: Value) => string | null) {
    setPending(true);
    const answer = await answerOf(call);
    const said = answer.ok ? done(answer.value) : null;
    await load();
    setPending(false);
    if (!answer.ok) tellFailure(answer.message);
    else if (said !== null) tell(said);
  }
  const attempt = <Value>(...given: Parameters<typeof perform<Value>>) => void perform(...given);
  return {
    sharing,
    failure,
    acts: {
      pending,
      setLevel: ({ id, name }, { scope, level: access }) =>
        attempt(actions.name({ note, scope, user: id, access }), () => texts.changed(name)),
      remove: ({ id, name }, scope) =>
        attempt(actions.unname({ note, scope, user: id }), () => texts.removed(name)),
      add: ({ id, name }, { scope, level: access }) =>
        attempt(actions.name({ note, scope, user: id, access }), () => texts.added(name)),
      addByEmail: (email, { scope, level: access }, invited) =>
        attempt(actions.nameByEmail({ note, scope, email, access }), ({ invitation, mailed }) => {
          if (invitation === null) return texts.added(email);
          invited(invitation, mailed);
          return null;
        }),
      grant: (request, { name }, access) =>
        attempt(actions.decide({ note, request, access }), () => texts.granted(name)),
      decline: (request, { name }) =>
        attempt(actions.decide({ note, request, access: null }), () => texts.declined(name)),
    },
  };
}
