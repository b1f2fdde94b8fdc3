/** Whether `Accept-Encoding` names the encoding, and not with `q=0`. */
export function acceptsEncoding(header: string | string[] | undefined, encoding: string): boolean {
  return [header ?? []]
    .flat()
    .join(",")
    .split(",")
    .some((part) => {
      const [name = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
      return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    });
}
