import { env } from "#lib/env.ts";
import { Refusal } from "#lib/errors.ts";
import type { Service } from "./service.ts";

interface Options {
  dev: boolean;
  /** Called with each service as it starts, so that it can be stopped even if the next one fails. */
  onStart(service: Service): void;
}

const names = ["collaboration", "jobs", "web"] as const;

/** Starts the services that SERVICES names. The pages come last: their upgrades are all that nobody else took. */
export async function startServices({ dev, onStart }: Options): Promise<Service[]> {
  const services: Service[] = [];
  for (const name of chosenServices(env().SERVICES)) {
    const service = await startService(name, dev);
    onStart(service);
    services.push(service);
  }
  return services;
}

function chosenServices(setting: string) {
  const asked = setting.split(",").map((name) => name.trim());
  const unknown = asked.filter((name) => !(names as readonly string[]).includes(name));
  if (unknown.length)
    throw new Refusal(
      "bad-request",
      `SERVICES names ${unknown.join(", ")}, but there are ${names.join(", ")}.`,
    );
  return names.filter((name) => asked.includes(name));
}

/** Loaded only now: their modules need the database's address and the secrets in the environment. */
async function startService(name: (typeof names)[number], dev: boolean): Promise<Service> {
  switch (name) {
    case "collaboration":
      return await (await import("#lib/collaboration/service.ts")).startCollaboration();
    case "jobs":
      return await (await import("./jobs.ts")).startJobs();
    case "web":
      return await (await import("./web.ts")).startWeb({ dev, hostname: env().HOST, port: env().PORT });
  }
}
