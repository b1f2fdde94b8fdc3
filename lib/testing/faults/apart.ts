import { strict as assert } from "node:assert";
import { fork, type ChildProcess } from "node:child_process";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { startFreezingProxy, type FreezingProxy } from "#lib/testing/freezing-proxy.ts";
import type { LoneTypist, Order } from "./lone-typist.ts";
import type { Account } from "./typist.ts";
import { optionsOf, type World } from "./world.ts";

const program = fileURLToPath(new URL("lone-typist.ts", import.meta.url));

/** Somebody in a process of their own. */
export interface Apart {
  /** What they answered last. */
  account: Account;
  link: FreezingProxy;
  /** They write for so long, and give an account. */
  type(forMs: number): Promise<void>;
  /** Resolves when all they wrote is saved, with an account. */
  save(): Promise<void>;
  /** Nothing of them runs until they are woken. */
  sleep(): void;
  wake(): void;
}

/** Starts such a process, with its clock off by so much, and has it open the note. */
export async function enterApart(world: World, name: string, { clockOffMs = 0 } = {}): Promise<Apart> {
  const home = world.elsewhere.length;
  const link = await startFreezingProxy(() => world.deployment.address(home));
  const given: LoneTypist = { ...optionsOf(world, link), name, seed: world.seed, clockOffMs };
  const child = fork(program, [JSON.stringify(given)], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  world.afterwards.push(
    () => link.close(),
    () => child.kill("SIGKILL"),
  );
  const apart: Apart = {
    account: await answer(child),
    link,
    type: (forMs) => ask({ do: "type", forMs }),
    save: () => ask({ do: "save" }),
    sleep() {
      assert(child.kill("SIGSTOP"));
      assert.match(stateOf(child), /^T/, "the process is stopped");
    },
    wake: () => assert(child.kill("SIGCONT")),
  };
  const entry = { account: apart.account, left: false };
  world.elsewhere.push(entry);
  return apart;

  async function ask(order: Order): Promise<void> {
    const answered = answer(child);
    child.send(order);
    entry.account = apart.account = await answered;
  }
}

function answer(child: ChildProcess): Promise<Account> {
  return new Promise((done, fail) => {
    const ended = (code: number | null) =>
      fail(new Error(`The process of somebody apart ended with ${code}`));
    child.once("exit", ended);
    child.once("message", (account) => {
      child.off("exit", ended);
      done(account as Account);
    });
  });
}

function stateOf({ pid }: ChildProcess): string {
  return execFileSync("ps", ["-o", "state=", "-p", String(pid)], { encoding: "utf8" }).trim();
}
