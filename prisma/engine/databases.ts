import { randomUUID } from "node:crypto";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { connectAdapter } from "./adapter.ts";

/** The database that the engine was started for, and the short-lived ones beside it. */
export class Databases {
  readonly url: URL;
  readonly name: string;

  constructor(url: string) {
    this.url = new URL(url);
    this.name = decodeURIComponent(this.url.pathname.slice(1));
  }

  pool(name = this.name) {
    const url = new URL(this.url);
    url.pathname = `/${encodeURIComponent(name)}`;
    url.searchParams.delete("schema");
    return new pg.Pool({ connectionString: url.href, max: 4 });
  }

  async ping() {
    await this.query(this.name, "SELECT 1");
  }

  create(name = this.name) {
    return this.query("postgres", `CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  }

  drop(name = this.name) {
    return this.query("postgres", `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
  }

  adapterFactory() {
    const schema = this.url.searchParams.get("schema") ?? undefined;
    return bindMigrationAwareSqlAdapterFactory({
      provider: "postgres",
      adapterName: "@prisma/adapter-pg",
      connect: () => connectAdapter(this.pool(), schema),
      // Given a connection string, adapter-pg would take the main database for the shadow one.
      connectToShadowDb: async () => {
        const shadow = `prisma_migrate_shadow_db_${randomUUID()}`;
        await this.create(shadow);
        const adapter = await connectAdapter(this.pool(shadow), schema);
        const close = adapter.dispose;
        adapter.dispose = async () => {
          await close();
          await this.drop(shadow);
        };
        return adapter;
      },
    });
  }

  private async query(database: string, sql: string) {
    const pool = this.pool(database);
    try {
      await pool.query(sql);
    } finally {
      await pool.end();
    }
  }
}
