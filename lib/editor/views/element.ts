/** An element of the editor's own, outside of what can be edited. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** The same, and the browser keeps the caret out of it. */
export function fixed<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  return element(name, { contenteditable: "false", ...attributes }, ...children);
}

/** Sets an attribute, or takes it away for null. */
export function setAttribute(target: Element, name: string, value: string | null): void {
  if (value === null) target.removeAttribute(name);
  else if (target.getAttribute(name) !== value) target.setAttribute(name, value);
}

/** A button that does not take the caret out of the text. */
export function button(attributes: Record<string, string>, act: () => void): HTMLButtonElement {
  const made = fixed("button", { type: "button", ...attributes });
  made.addEventListener("mousedown", (event) => event.preventDefault());
  made.addEventListener("click", (event) => {
    event.preventDefault();
    act();
  });
  return made;
}
