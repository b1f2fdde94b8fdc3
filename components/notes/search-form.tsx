import { Search } from "lucide-react";
import Form from "next/form";
import { Button } from "#components/ui/button.tsx";
import { classes } from "#components/ui/classes.ts";
import { inputClasses } from "#components/ui/input-look.ts";
import { pagesTexts } from "#lib/texts/en/pages.ts";

const texts = pagesTexts.search;
const heights = "h-9 pointer-coarse:h-11";

/** The words to look for and the notebook to look in; works without script, too. */
export function SearchForm({
  action,
  words,
  notebook,
  notebooks,
}: {
  action: string;
  words: string;
  notebook: string | undefined;
  notebooks: { id: string; name: string }[];
}) {
  return (
    // The browser keeps what was typed: a new address needs new defaults.
    <Form key={`${words} ${notebook}`} action={action} role="search" className="flex flex-wrap gap-2">
      <input
        type="search"
        name="q"
        aria-label={texts.label}
        placeholder={texts.label}
        defaultValue={words}
        className={classes(inputClasses, heights, "min-w-52 flex-1")}
      />
      {notebooks.length > 1 && (
        <select
          name="notebook"
          aria-label={texts.notebook}
          defaultValue={notebook ?? ""}
          className={classes(inputClasses, heights, "w-auto! max-w-56")}
        >
          <option value="">{texts.anyNotebook}</option>
          {notebooks.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      <Button type="submit" variant="primary">
        <Search aria-hidden />
        {texts.submit}
      </Button>
    </Form>
  );
}
