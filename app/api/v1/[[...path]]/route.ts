import { apiTexts } from "#lib/texts/en/api.ts";
import { problem } from "#lib/transport/problem.ts";
import { takingBody } from "#lib/transport/request-body.ts";

const notFound = takingBody(async () =>
  problem({ status: 404, code: "not-found", message: apiTexts.noSuchPath }),
);

export {
  notFound as GET,
  notFound as POST,
  notFound as PUT,
  notFound as PATCH,
  notFound as DELETE,
  notFound as OPTIONS,
};
