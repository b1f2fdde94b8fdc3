const format = new Intl.ListFormat("en", { type: "conjunction" });

/** A few people by name; of many the first two, and how many more. Nobody when their accounts are gone. */
export function peopleNamed(names: string[]): string {
  if (names.length === 0) return "Somebody";
  if (names.length <= 3) return format.format(names);
  return format.format([...names.slice(0, 2), `${names.length - 2} others`]);
}
