/** Lets a person choose files; none when they think better of it. */
export function pickTextFiles(accept: string): Promise<File[]> {
  const input = Object.assign(document.createElement("input"), { type: "file", accept, multiple: true });
  return new Promise((resolve) => {
    input.addEventListener("change", () => resolve([...(input.files ?? [])]));
    input.addEventListener("cancel", () => resolve([]));
    input.click();
  });
}
