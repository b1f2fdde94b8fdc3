"use client";

/** A choice in a toolbar. The browser's own list: it is searched by typing, and made for fingers where there are some. */
export function ToolbarSelect({
  label,
  value,
  options,
  onChoose,
}: {
  label: string;
  value: string;
  options: readonly { value: string; name: string }[];
  onChoose: (value: string) => void;
}) {
  return (
    <select
      aria-label={label}
      className="h-8 max-w-40 rounded-md bg-transparent px-1.5 text-sm text-ink-soft hover:bg-paper-hover pointer-coarse:h-10"
      value={value}
      onChange={(event) => onChoose(event.target.value)}
    >
      {options.map(({ value: each, name }) => (
        <option key={each} value={each}>
          {name}
        </option>
      ))}
    </select>
  );
}
