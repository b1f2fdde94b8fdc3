import { readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { apiRoutes, callApi, ourOrigin } from "#lib/testing/api.ts";
import { contract } from "./contract.ts";
import { describeApi } from "./openapi.ts";

vi.mock("server-only", () => ({}));

describe("the document", () => {
  test("describes every route, and nothing else", () => {
    const document = describeApi(ourOrigin);
    const routes = [...apiRoutes().keys()].filter(
      (path) => !["/openapi.json", "/[[...path]]"].includes(path),
    );
    expect(Object.keys(document.paths ?? {}).sort()).toEqual(routes.sort());
    for (const [path, operations] of Object.entries(contract)) {
      expect(Object.keys(document.paths?.[path] ?? {}).sort(), path).toEqual(
        Object.keys(operations)
          .map((method) => method.toLowerCase())
          .sort(),
      );
    }
  });

  test("each route serves the path it stands at", () => {
    const strays = [...apiRoutes()].filter(
      ([path, file]) => path in contract && !readFileSync(file, "utf8").includes(`resource("${path}", {`),
    );
    expect(strays).toEqual([]);
  });

  test("is public, valid in its references, and names how to sign in", async () => {
    const response = await callApi("GET", "/openapi.json");
    expect(response.status).toBe(200);
    const text = await response.text();
    const document = JSON.parse(text) as ReturnType<typeof describeApi>;
    expect(document).toMatchObject({ openapi: "3.1.0", servers: [{ url: `${ourOrigin}/api/v1` }] });
    expect(Object.keys(document.components?.securitySchemes ?? {})).toEqual(["token", "session"]);
    const schemas = Object.keys(document.components?.schemas ?? {});
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) expect(schemas).toContain(name);
    expect(text).not.toContain("undefined");
  });
});
