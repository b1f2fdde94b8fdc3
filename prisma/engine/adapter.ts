import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";

/** The parts of adapter-pg's base class that have to be corrected; they are private there. */
interface Queryable {
  performIO(query: SqlQuery): Promise<{ fields: { dataTypeID: number }[] }>;
  queryRaw(query: SqlQuery): Promise<SqlResultSet>;
  onError(error: unknown): never;
}

const charType = 18;
const textType = 25;

let corrected = false;

/** An adapter that migrations can be trusted to; it closes the pool when it is disposed. */
export async function connectAdapter(pool: pg.Pool, schema: string | undefined): Promise<SqlDriverAdapter> {
  const adapter = await new PrismaPg(pool, schema ? { schema } : {}).connect();
  if (!corrected) {
    corrected = true;
    readCharColumns(Object.getPrototypeOf(Object.getPrototypeOf(adapter)) as Queryable);
  }
  // adapter-pg splits a script at every semicolon, also inside $$ … $$.
  adapter.executeScript = async (script) => {
    try {
      await pool.query(script);
    } catch (error) {
      (adapter as unknown as Queryable).onError(error);
    }
  };
  adapter.dispose = () => pool.end();
  return adapter;
}

/** adapter-pg refuses the catalogue's "char" columns (prisma/orm#27403): they are read as text, and named right. */
function readCharColumns(queryable: Queryable) {
  const charColumns = new WeakMap<SqlQuery, Set<number>>();
  const { performIO, queryRaw } = queryable;

  queryable.performIO = async function (query) {
    const result = await performIO.call(this, query);
    const found = new Set<number>();
    result.fields.forEach((field, index) => {
      if (field.dataTypeID !== charType) return;
      field.dataTypeID = textType;
      found.add(index);
    });
    charColumns.set(query, found);
    return result;
  };

  queryable.queryRaw = async function (query) {
    const set = await queryRaw.call(this, query);
    const found = charColumns.get(query);
    const columnTypes = set.columnTypes.map((type, index) =>
      found?.has(index) ? ColumnTypeEnum.Character : type,
    );
    return { ...set, columnTypes };
  };
}
