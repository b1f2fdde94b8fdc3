/** Whether an `Accept` header asks for Markdown rather than JSON. */
export function prefersMarkdown(accept: string | null): boolean {
  const wishes = (accept ?? "").toLowerCase().split(",").map(wishOf);
  const quality = (type: string) =>
    Math.max(0, ...wishes.filter((wish) => wish.type === type).map((wish) => wish.quality));
  return quality("text/markdown") > quality("application/json");
}

function wishOf(part: string): { type: string; quality: number } {
  const [type = "", ...parameters] = part.split(";").map((piece) => piece.trim());
  const given = Number(parameters.find((parameter) => parameter.startsWith("q="))?.slice(2));
  return { type, quality: Number.isFinite(given) ? given : 1 };
}
