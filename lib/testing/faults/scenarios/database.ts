import { strict as assert } from "node:assert";
import pg from "pg";
import { until } from "#lib/testing/collaboration.ts";
import type { Scenario } from "../scenario.ts";
import {
  closingTabs,
  leaving,
  only,
  openingTabs,
  type Step,
  typing,
  typingUntilSaved,
  waiting,
  whileTyping,
  withoutDatabase,
} from "../steps.ts";

const away: Step = async (world) => await waiting(world.thorough ? 30_000 : 1_000)(world);

/** Somebody else holds a row that the product needs next, until it is seen to wait for it; then its connections are cut. */
function cutWhileWaitingFor(table: "Note" | "NoteState"): Step {
  return async ({ note, deployment }) => {
    const holder = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await holder.connect();
    try {
      const column = table === "Note" ? "id" : `"noteId"`;
      await holder.query("BEGIN");
      await holder.query(`SELECT FROM "${table}" WHERE ${column} = $1 FOR UPDATE`, [note.id]);
      await until(async () => {
        const { rows } = await holder.query(
          "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
        );
        return rows.length > 0;
      }, "the product waits in the middle of it");
      const cut = deployment.all.map(({ database }) => database.cut());
      assert(Math.max(...cut) > 0, "connections were cut");
      await holder.query("COMMIT");
    } finally {
      await holder.end();
    }
  };
}

/** The connections on which the processes hear of what others write are cut, or fall silent. */
function deaf(how: "cut" | "freeze"): Step {
  return async ({ deployment, afterwards }) => {
    for (const { database } of deployment.sockets) {
      assert.equal(database[how]("who-said-it"), 1, "a connection that listens");
      afterwards.push(() => database.endFrozen());
    }
  };
}

/** What happens to the database, or on the way there. */
export const database: Scenario[] = [
  {
    name: "database down, last client leaves",
    steps: [
      typing(200),
      typingUntilSaved,
      withoutDatabase(typing(200), leaving(2), closingTabs, away),
      openingTabs,
      typing(50),
    ],
  },
  {
    name: "connection cut during a store",
    steps: [
      typing(200),
      typingUntilSaved,
      cutWhileWaitingFor("NoteState"),
      typing(100),
      leaving(1),
      typing(50),
    ],
  },
  {
    name: "connection cut during a commit",
    steps: [typing(100), typingUntilSaved, whileTyping(cutWhileWaitingFor("Note")), leaving(1), typing(100)],
  },
  {
    name: "events cut (the bus is down)",
    steps: [typing(100), typingUntilSaved, deaf("cut"), typing(300), leaving(1), typing(100)],
  },
  {
    name: "events silent (the bus is half open)",
    topology: "two",
    steps: [typing(100), typingUntilSaved, deaf("freeze"), typing(300, only(0, 1)), leaving(1)],
  },
];
