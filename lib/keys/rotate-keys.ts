import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type KeyRing, MOST_HEAD_BYTES, rewrap } from "@/lib/core/secret";
import { sealedWord } from "@/lib/upstream/bind-keys";
import { type SealedColumn, sealedColumns } from "./sealed-columns";

export interface KeyUse {
  /** Values by the id of the key that they are sealed with. */
  rows: Map<string, number>;
  /** Values that could not be opened, as "table.column id: error". They keep their key. */
  failed: string[];
  /** Keys that no value uses any more: they may be removed from ENCRYPTION_KEYS everywhere. */
  retired: string[];
  rewrapped: number;
}

const BATCH = 200;
const BATCH_LARGE = 20;
const TRIES = 5;
/** Lock not available, deadlock: another session holds one of the rows. */
const BUSY = new Set(["55P03", "40P01"]);
/** More than one pass, because a process that was not restarted yet may seal a row with an old key behind the pass. */
const PASSES = 3;

/** The id of the key of a sealed value, in SQL: only its first bytes are read. */
const keyOf = (column: string) =>
  `convert_from(substring(substring(${column} from 1 for 34) from 3 for get_byte(substring(${column} from 1 for 2), 1)), 'UTF8')`;

/**
 * Wraps the key of every sealed value in the database with the ring's first master key, a batch at a time, and deletes the rows of keys
 * that no value uses any more. The values themselves stay. Safe while the shop runs and to repeat: a row that changes meanwhile is left
 * as it was changed, and a run that was interrupted is continued by the next.
 * @param ownerUrl connection as the owner of the tables: the application may not change stored answers.
 * @param onProgress called after each batch with the number of values wrapped again so far.
 * @throws Error when a value's key is not in the ring.
 */
export async function rotateKeys(
  ownerUrl: string,
  ring: KeyRing,
  onProgress: (rewrapped: number) => void = () => undefined,
): Promise<KeyUse> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("SET lock_timeout = '2s'");
    let rewrapped = 0;
    let failed: string[] = [];
    for (let pass = 1; pass <= PASSES; pass++) {
      failed = [];
      for (const column of sealedColumns) {
        await rotateColumn(client, ring, column, (count, wrong) => {
          rewrapped += count;
          failed.push(...wrong);
          onProgress(rewrapped);
        });
      }
      const old = [...(await countKeys(client)).keys()].filter((id) => id !== ring.primary);
      if (old.length === 0 || failed.length > 0) break;
    }
    const { rows, retired } = await settleKeys(client, ring);
    return { rows, failed, retired, rewrapped };
  } finally {
    await client.end();
  }
}

async function rotateColumn(
  client: pg.Client,
  ring: KeyRing,
  sealed: SealedColumn,
  onBatch: (rewrapped: number, failed: string[]) => void,
): Promise<void> {
  const { table, column, id, large } = sealed;
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const { rows } = await client.query<{ id: string; start: Buffer }>(
      `SELECT ${id}::text AS id, substring(${column} from 1 for ${MOST_HEAD_BYTES}) AS start FROM ${table}
       WHERE ${column} IS NOT NULL AND ${id} > $1::uuid AND ${keyOf(column)} <> $2
       ORDER BY ${id} LIMIT $3`,
      [after, ring.primary, large ? BATCH_LARGE : BATCH],
    );
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    const failed: string[] = [];
    const heads: { id: string; old: Buffer; head: Buffer }[] = [];
    for (const row of rows) {
      try {
        const place = { table, row: row.id, column: sealed.sealedAs ?? column };
        const { head, oldLength } = rewrap(ring, row.start, place);
        heads.push({ id: row.id, old: row.start.subarray(0, oldLength), head });
      } catch (error) {
        failed.push(`${table}.${column} ${row.id}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    onBatch(await replaceHeads(client, sealed, heads), failed);
  }
}

/** Replaces the heads of values that did not change since they were read. @returns how many. */
async function replaceHeads(
  client: pg.Client,
  { table, column, id }: SealedColumn,
  heads: readonly { id: string; old: Buffer; head: Buffer }[],
): Promise<number> {
  for (let tries = 1; ; tries++) {
    try {
      const { rowCount } = await client.query(
        `UPDATE ${table} AS t SET ${column} = n.head || substring(t.${column} from length(n.old) + 1)
         FROM unnest($1::uuid[], $2::bytea[], $3::bytea[]) AS n(id, old, head)
         WHERE t.${id} = n.id AND substring(t.${column} from 1 for length(n.old)) = n.old`,
        [heads.map((one) => one.id), heads.map((one) => one.old), heads.map((one) => one.head)],
      );
      return rowCount ?? 0;
    } catch (error) {
      const busy = error instanceof pg.DatabaseError && BUSY.has(error.code ?? "");
      if (!busy || tries >= TRIES) throw error;
      await sleep(200 * tries);
    }
  }
}

async function countKeys(client: pg.Client): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { table, column } of sealedColumns) {
    const { rows } = await client.query<{ key: string; count: string }>(
      `SELECT ${keyOf(column)} AS key, count(*) FROM ${table} WHERE ${column} IS NOT NULL GROUP BY 1`,
    );
    for (const { key, count } of rows) counts.set(key, (counts.get(key) ?? 0) + Number(count));
  }
  return counts;
}

/** Makes encryption_keys list exactly the keys in use and the ring's first one. */
async function settleKeys(client: pg.Client, ring: KeyRing): Promise<Pick<KeyUse, "rows" | "retired">> {
  const rows = await countKeys(client);
  for (const id of [ring.primary, ...rows.keys()]) {
    if (!ring.keys.has(id)) continue;
    await client.query(
      "INSERT INTO encryption_keys (id, sealed_word) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET sealed_word = coalesce(encryption_keys.sealed_word, excluded.sealed_word)",
      [id, Buffer.from(sealedWord(ring, id))],
    );
  }
  const gone = await client.query<{ id: string }>(
    "DELETE FROM encryption_keys WHERE id <> $1 AND NOT id = ANY($2::text[]) RETURNING id",
    [ring.primary, [...rows.keys()]],
  );
  return { rows, retired: gone.rows.map(({ id }) => id) };
}
