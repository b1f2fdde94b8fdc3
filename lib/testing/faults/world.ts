import type { UserActor } from "#lib/actor.ts";
import { newSecret } from "#lib/auth/tokens.ts";
import { db } from "#lib/db/db.ts";
import { actorOf, createMember, createUser } from "#lib/testing/factories.ts";
import { startFreezingProxy, type FreezingProxy } from "#lib/testing/freezing-proxy.ts";
import { createWrittenNote } from "#lib/testing/written-note.ts";
import type { Deployment } from "./deployment.ts";
import { copyOf, sitDown, type Account, type Typist } from "./typist.ts";

/** Somebody with a tab, on a way to the server of their own. */
export interface Person extends Typist {
  link: FreezingProxy;
  /** Their token, with which they open the note. */
  secret: string;
  /** Their tab is closed, and what only it knew is gone. */
  left: boolean;
}

/** One run of one scenario. */
export interface World {
  deployment: Deployment;
  random: () => number;
  seed: number;
  /** Faults last as long as in the issue, and not only as long as it takes to see them. */
  thorough: boolean;
  note: { id: string; shortId: string };
  workspace: { id: string; slug: string };
  owner: UserActor;
  /** The tokens of two who may edit the note; every second person is the one, the others are the other. */
  secrets: [string, string];
  people: Person[];
  /** Accounts of people who write in processes of their own. */
  elsewhere: { account: Account; left: boolean }[];
  /** Words that were taken away on purpose by something else than typing, and are kept in a revision. */
  mayBeInHistory: boolean;
  /** Is called when the run has ended. */
  afterwards: (() => unknown)[];
  /** Lets somebody open the note. */
  enter(name?: string): Promise<Person>;
  /** Opens the note again in the browser of somebody whose tab was closed, with what it has kept. */
  returns(person: Person, more?: { schemaVersion?: number }): Person;
}

const letters = "abcdefghijklmnopqrstuvwxyz";

interface Given {
  deployment: Deployment;
  random: () => number;
  seed: number;
  thorough: boolean;
}

/** A new note, and nobody there yet. */
export async function createWorld(given: Given): Promise<World> {
  const { note, workspace, owner } = await createWrittenNote({ text: "Start" });
  const member = await createUser();
  await createMember({ workspace, user: member, role: "member" });
  const world: World = {
    ...given,
    note,
    workspace,
    owner: await actorOf(owner),
    secrets: [await secretOf(owner), await secretOf(member)],
    people: [],
    elsewhere: [],
    mayBeInHistory: false,
    afterwards: [],
    async enter(name = letters[world.people.length] ?? "z") {
      const home = world.people.length;
      const link = await startFreezingProxy(() => given.deployment.address(home));
      world.afterwards.push(() => link.close());
      const secret = world.secrets[home % 2]!;
      const person = { ...sitDown({ name, ...optionsOf(world, link, secret) }), link, secret, left: false };
      world.people.push(person);
      await person.saved();
      return person;
    },
    returns(person, more = {}) {
      const { link, account, secret } = person;
      const options = { ...optionsOf(world, link, secret), ...more, doc: copyOf(person.doc) };
      const back = { ...sitDown({ name: account.name, ...options }, account), link, secret, left: false };
      world.people.splice(world.people.indexOf(person), 1, back);
      return back;
    },
  };
  return world;
}

/** How a browser on this way opens the note. */
export function optionsOf({ note, secrets }: World, { url }: FreezingProxy, secret = secrets[1]) {
  const headers = { authorization: `Bearer ${secret}`, origin: `http://${new URL(url).host}` };
  return { url, note: note.shortId, headers, silentForMs: 2_000 };
}

async function secretOf(user: { id: string }): Promise<string> {
  const { secret, hash } = newSecret();
  await db.apiToken.create({
    data: { userId: user.id, name: "typing", scope: "write", hash, hint: secret.slice(-4) },
  });
  return secret;
}
