export const accountTexts = {
  tokenNotValid: "This token is not valid: it may have expired or been revoked.",
};
