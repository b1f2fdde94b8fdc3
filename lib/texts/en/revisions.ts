export const revisionTexts = {
  notFound: (number: number) => `This note has no revision ${number}.`,
};
