import { classes } from "./classes.ts";
import { initials, personColour } from "./person-colour.ts";

const sizes = { small: "size-5 text-[0.625rem]", medium: "size-7 text-xs", large: "size-10 text-base" };

/** A person's initials on their colour. Decorative: it stands beside the name. */
export function Avatar({
  id,
  name,
  size = "medium",
  square = false,
  faded = false,
}: {
  id: string;
  name: string;
  size?: keyof typeof sizes;
  /** Workspaces are square, people round. */
  square?: boolean;
  /** Of somebody who is there and does nothing. */
  faded?: boolean;
}) {
  return (
    <span
      aria-hidden
      className={classes(
        "inline-flex shrink-0 items-center justify-center font-semibold select-none",
        square ? "rounded-md" : "rounded-full",
        faded ? "bg-paper-hover text-ink-faint" : `text-person-ink ${personColour(id).background}`,
        sizes[size],
      )}
    >
      {square ? initials(name).slice(0, 1) : initials(name)}
    </span>
  );
}
