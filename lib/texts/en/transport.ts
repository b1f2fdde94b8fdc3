export const transportTexts = {
  foreignOrigin:
    "This request did not come from a page of this Commonplace. Reload the page at its own address (the setting PUBLIC_URL) and try again.",
  checkFields: "Please check what you entered.",
  invalidInput: "The request is not as expected; `errors` says what is wrong with which field.",
  notJson: "The body is not JSON.",
  tooLarge: (bytes: number) => `The body is larger than ${Math.floor(bytes / 1024)} KB.`,
  bug: (reference: string) =>
    `Something went wrong on our side and was noted (reference ${reference}). Please try again.`,
};
