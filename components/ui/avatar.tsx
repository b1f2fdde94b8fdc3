import { classes } from "./classes.ts";
import { initials, personColour } from "./person-colour.ts";

const sizes = { small: "size-5 text-[0.625rem]", medium: "size-7 text-xs", large: "size-10 text-base" };

/** A person's initials on their colour. Decorative beside the name; with `labelled` it stands for the name. */
export function Avatar({
  id,
  name,
  size = "medium",
  square = false,
  labelled = false,
}: {
  id: string;
  name: string;
  size?: keyof typeof sizes;
  /** Workspaces are square, people round. */
  square?: boolean;
  labelled?: boolean;
}) {
  return (
    <span
      {...(labelled ? { role: "img", "aria-label": name, title: name } : { "aria-hidden": true })}
      className={classes(
        "inline-flex shrink-0 items-center justify-center font-semibold text-person-ink select-none",
        square ? "rounded-md" : "rounded-full",
        personColour(id).background,
        sizes[size],
      )}
    >
      {square ? initials(name).slice(0, 1) : initials(name)}
    </span>
  );
}
