"use client";

import {
  Fragment,
  useActionState,
  useState,
  useSyncExternalStore,
  type ComponentProps,
  type ReactNode,
} from "react";
import { ErrorSummary } from "#components/accounts/error-summary.tsx";
import { FormSuccess } from "#components/accounts/form-success.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { NotificationChoices } from "#lib/notifications/settings.ts";
import { toldTexts } from "#lib/texts/en/told.ts";
import type { FormAction } from "#lib/transport/action-result.ts";

const texts = toldTexts.settings;

type Rhythm = NotificationChoices["mail"];
const rhythms = Object.keys(texts.rhythms) as Rhythm[];
const kinds = Object.keys(texts.kindNames) as (keyof typeof texts.kindNames)[];
const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, "0")}:00`,
}));

/** How somebody wants to be told: when mail is sent, what is mailed, and what they watch by itself. */
export function NotificationForm({
  submit,
  settings,
  sendsMail,
}: {
  submit: FormAction;
  settings: NotificationChoices;
  sendsMail: boolean;
}) {
  const [state, formAction, pending] = useActionState(submit, null);
  const [rhythm, setRhythm] = useState(settings.mail);
  const here = useSyncExternalStore(noChange, browserZone, serverZone);
  const zone = settings.timeZone ?? here;
  const isNever = rhythm === "never";
  return (
    // React would put it back to what it was when the page came.
    <form action={formAction} onReset={(event) => event.preventDefault()} className="flex flex-col gap-10">
      <ErrorSummary state={state} form="notifications" />
      {!sendsMail && (
        <div role="note" className="rounded-md bg-caution-soft px-3.5 py-3 text-base text-caution">
          <p className="font-medium">{texts.noMail}</p>
          <p>{texts.noMailHint}</p>
        </div>
      )}
      <Group title={texts.rhythm}>
        {rhythms.map((value) => (
          <Fragment key={value}>
            <Choice
              type="radio"
              name="mail"
              value={value}
              checked={rhythm === value}
              onChange={() => setRhythm(value)}
              label={texts.rhythms[value]}
              hint={texts.rhythmHints[value]}
            />
            {value === "daily" && (
              <div className={rhythm === "daily" ? "flex flex-wrap gap-4 pl-7" : "hidden"}>
                <Field label={texts.hour}>
                  <Select
                    name="dailyHour"
                    defaultValue={String(settings.dailyHour)}
                    options={hours}
                    className="w-28"
                  />
                </Field>
                <Field label={texts.timeZone}>
                  <Select
                    key={zone}
                    name="timeZone"
                    defaultValue={zone}
                    options={zonesWith(zone)}
                    className="w-64"
                  />
                </Field>
              </div>
            )}
          </Fragment>
        ))}
      </Group>
      {/* What is not mailed at all stays chosen for the day it is. */}
      <Group title={texts.kinds} muted={isNever}>
        {kinds.map((kind) => (
          <Choice
            key={kind}
            type="checkbox"
            name={`mail-${kind}`}
            defaultChecked={settings.mailed.includes(kind)}
            label={texts.kindNames[kind]}
          />
        ))}
      </Group>
      <Group title={texts.watching}>
        <Choice
          type="checkbox"
          name="autoWatch"
          defaultChecked={settings.autoWatch}
          label={texts.autoWatch}
          hint={texts.autoWatchHint}
        />
      </Group>
      <div className="flex items-center gap-3">
        <Button type="submit" variant="primary" pending={pending}>
          {texts.save}
        </Button>
        <FormSuccess state={state} pending={pending} message={texts.saved} />
      </div>
    </form>
  );
}

function Group({ title, muted = false, children }: { title: string; muted?: boolean; children: ReactNode }) {
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className={muted ? "mb-3 font-medium text-ink-faint" : "mb-3 font-medium"}>{title}</legend>
      {children}
    </fieldset>
  );
}

interface ChoiceProps extends ComponentProps<"input"> {
  label: string;
  hint?: string;
}

function Choice({ label, hint, ...input }: ChoiceProps) {
  return (
    <label className="flex items-start gap-3 pointer-coarse:min-h-11">
      <input className="mt-1 size-4 shrink-0 accent-accent" {...input} />
      <span className="flex flex-col">
        <span>{label}</span>
        {hint && <span className="text-sm text-ink-faint">{hint}</span>}
      </span>
    </label>
  );
}

const noChange = () => () => undefined;
const browserZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;
const serverZone = () => "UTC";

function zonesWith(zone: string) {
  const names = new Set(["UTC", zone, ...Intl.supportedValuesOf("timeZone")]);
  return [...names].map((name) => ({ value: name, label: name.replaceAll("_", " ") }));
}
