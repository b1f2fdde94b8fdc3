/** Whether code in this language is the source of a diagram. */
export function isDiagram(language: unknown): boolean {
  return typeof language === "string" && language.trim().toLowerCase() === "mermaid";
}
