import { expect, test } from "vitest";
import { parseEnv } from "./env.ts";

const servicesOf = (SERVICES?: string) =>
  parseEnv({ NODE_ENV: "test", ...(SERVICES !== undefined && { SERVICES }) }).SERVICES;

test("a process does what SERVICES names, in the order in which it has to start", () => {
  expect(servicesOf("web, jobs")).toEqual(["jobs", "web"]);
  expect(servicesOf("")).toEqual(servicesOf());
  expect(servicesOf()).toEqual(["collaboration", "jobs", "web"]);
});

test("services that there are not are named before anything is started", () => {
  expect(() => servicesOf("webhooks,jobs")).toThrow("SERVICES: names webhooks, but there are");
});
