import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from "zod-openapi";
import { sessionCookieName } from "#lib/auth/cookie.ts";
import { apiTexts } from "#lib/texts/en/api.ts";
import { contract, methods, type Method, type Operation } from "./contract.ts";
import { Problem } from "./schema.ts";

/** The OpenAPI document of the API, as it is reached at this origin. */
export function describeApi(origin: string) {
  const paths = Object.entries<Partial<Record<Method, Operation>>>(contract).map(([path, operations]) => [
    path,
    Object.fromEntries(
      methods.flatMap((method) => {
        const operation = operations[method];
        return operation ? [[method.toLowerCase(), describe(operation)]] : [];
      }),
    ),
  ]);
  return createDocument({
    openapi: "3.1.0",
    info: { title: apiTexts.name, version: "1.0.0", description: apiTexts.about },
    servers: [{ url: `${origin}/api/v1` }],
    security: [{ token: [] }, { session: [] }],
    paths: Object.fromEntries(paths) as ZodOpenApiPathsObject,
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: apiTexts.token },
        session: { type: "apiKey", in: "cookie", name: sessionCookieName(), description: apiTexts.session },
      },
    },
  });
}

function describe(operation: Operation): ZodOpenApiOperationObject {
  const { name, params, query, body, bodyOptional } = operation;
  return {
    operationId: name,
    summary: apiTexts.operations[name],
    requestParams: { ...(params && { path: params }), ...(query && { query }) },
    ...(body && {
      requestBody: { required: !bodyOptional, content: { "application/json": { schema: body } } },
    }),
    responses: responsesOf(operation),
  };
}

function responsesOf({ status, answer, markdown, body, refusals }: Operation): ZodOpenApiResponsesObject {
  const content = answer && {
    "application/json": { schema: answer },
    ...(markdown && { "text/markdown": { schema: { type: "string" as const } } }),
  };
  const refused = [400, 401, ...refusals, ...(body ? ([413, 415] as const) : []), 429] as const;
  return {
    [`${status}`]: { description: apiTexts.answers[status], ...(content && { content }) },
    ...Object.fromEntries(
      refused.map((code) => [
        `${code}`,
        { description: apiTexts.answers[code], content: { "application/problem+json": { schema: Problem } } },
      ]),
    ),
  };
}
