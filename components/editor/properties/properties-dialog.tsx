"use client";

import { useState, type ComponentProps } from "react";
import type * as Y from "yjs";
import { Button } from "#components/ui/button.tsx";
import { classes } from "#components/ui/classes.ts";
import { Dialog, DialogContent } from "#components/ui/dialog.tsx";
import { Field, useFieldWiring } from "#components/ui/field.tsx";
import { inputClasses } from "#components/ui/input-look.ts";
import { Input } from "#components/ui/input.tsx";
import { isAllowedImageSource } from "#lib/editor/addresses.ts";
import { propertyLimits, readProperties, writeProperties } from "#lib/editor/properties.ts";
import { propertiesTexts as texts } from "#lib/texts/en/properties.ts";

interface Typed {
  aliases: string;
  description: string;
  cover: string;
}

/** Other names, description and cover of a note. They are part of the document, as its text is. */
export function PropertiesDialog({ doc, close }: { doc: Y.Doc; close: () => void }) {
  const [before] = useState(() => typedIn(doc));
  const [typed, setTyped] = useState(before);
  const [wrong, setWrong] = useState(false);
  const change = (part: Partial<Typed>) => setTyped({ ...typed, ...part });

  function save(): void {
    const cover = typed.cover.trim();
    if (cover !== "" && !isAllowedImageSource(cover)) return setWrong(true);
    write(doc, before, typed);
    close();
  }

  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent title={texts.title} description={texts.about}>
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <Field label={texts.aliases} hint={texts.aliasesHint}>
            <Lines
              rows={3}
              value={typed.aliases}
              onChange={(event) => change({ aliases: event.target.value })}
            />
          </Field>
          <Field label={texts.description} hint={texts.descriptionHint}>
            <Lines
              rows={2}
              maxLength={propertyLimits.description}
              value={typed.description}
              onChange={(event) => change({ description: event.target.value })}
            />
          </Field>
          <Field label={texts.cover} hint={texts.coverHint} error={wrong ? texts.noPicture : undefined}>
            <Input
              inputMode="url"
              autoComplete="off"
              maxLength={propertyLimits.cover}
              value={typed.cover}
              onChange={(event) => {
                change({ cover: event.target.value });
                setWrong(false);
              }}
            />
          </Field>
          <Button type="submit" variant="primary" className="self-end">
            {texts.save}
          </Button>
        </form>
      </DialogContent>
    </Dialog>
  );
}

function Lines({ className, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea {...useFieldWiring()} className={classes(inputClasses, "resize-y py-2", className)} {...rest} />
  );
}

function typedIn(doc: Y.Doc): Typed {
  const { aliases = [], description = "", cover = "" } = readProperties(doc).properties ?? {};
  return { aliases: aliases.join("\n"), description, cover };
}

/** What was not touched here stays as somebody else may have written it meanwhile. */
function write(doc: Y.Doc, before: Typed, typed: Typed): void {
  const properties = {
    ...readProperties(doc).properties,
    ...(typed.aliases !== before.aliases && { aliases: typed.aliases.split("\n") }),
    ...(typed.description !== before.description && { description: typed.description }),
    ...(typed.cover !== before.cover && { cover: typed.cover }),
  };
  doc.transact(() => writeProperties(doc, { properties }));
}
