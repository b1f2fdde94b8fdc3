import { env, type Env } from "#lib/env.ts";
import type { Service } from "./service.ts";

interface Options {
  dev: boolean;
  /** Called with each service as it starts, so that it can be stopped even if the next one fails. */
  onStart(service: Service): void;
}

/** Starts the services that SERVICES names. */
export async function startServices({ dev, onStart }: Options): Promise<Service[]> {
  const services: Service[] = [];
  for (const name of env().SERVICES) {
    const service = await startService(name, dev);
    onStart(service);
    services.push(service);
  }
  return services;
}

/** Loaded only now: their modules need the database's address and the secrets in the environment. */
async function startService(name: Env["SERVICES"][number], dev: boolean): Promise<Service> {
  switch (name) {
    case "collaboration":
      return await (await import("#lib/collaboration/service.ts")).startCollaboration();
    case "jobs":
      return await (await import("./jobs.ts")).startJobs();
    case "web":
      return await (await import("./web.ts")).startWeb({ dev, hostname: env().HOST, port: env().PORT });
  }
}
