import "server-only";
import { db } from "@/lib/db/client";
import { quickQuery } from "@/lib/db/quick-query";
import { FREE_MS, TAKEN_MS } from "./availability-memory";

/** The channel on which processes notify each other of names that are wanted, answered or released. */
export const CHANNEL = "name_search";
/** A call may take five seconds from its sending (ANSWER_MS), and may wait for its turn before. */
const CLAIMED_MS = 7_000;

export interface ClaimedNames {
  /** Recent answers. */
  known: { name: string; available: boolean; atMs: number }[] | null;
  /** Names for which another process asks; it was notified that they are wanted. */
  elsewhere: string[] | null;
}

/**
 * Claims names for a process, in one statement, so that no two processes claim one name at the same time. A name that the process
 * claimed before is claimed again. Rows are locked in the order of their names, here and in saveRows, so that there is no deadlock.
 * @param options.share false: only reads what is known and claims nothing
 */
export async function claimRows(
  names: readonly string[],
  options: { process: string; share: boolean },
): Promise<ClaimedNames> {
  const at = (ms: number) => new Date(Date.now() + ms).toISOString();
  const times = [at(0), at(CLAIMED_MS), at(-FREE_MS), at(-TAKEN_MS)];
  const values = [names, options.process, options.share, ...times, CHANNEL];
  const [row] = await quickQuery<ClaimedNames>("claim-names", CLAIM, values);
  return row ?? { known: null, elsewhere: null };
}

const fresh = (row: string) =>
  `${row}.checked_at > CASE ${row}.available WHEN true THEN $6::timestamptz WHEN false THEN $7::timestamptz END`;

/**
 * $1 names, $2 process, $3 share, $4 now, $5 until when it is claimed, $6 since when a free one and $7 a taken one is known, $8
 * channel.
 */
const CLAIM = `
  WITH asked AS MATERIALIZED (
    SELECT unnest($1::text[]) AS name
  ), known AS MATERIALIZED (
    SELECT name, available, extract(epoch FROM checked_at) * 1000 AS "atMs" FROM name_availabilities n
    WHERE name = ANY($1::text[]) AND ${fresh("n")}
  ), claimed AS (
    INSERT INTO name_availabilities AS n (name, checked_at, asked_by, asked_until)
    SELECT name, $4::timestamptz, $2::text, $5::timestamptz FROM asked
    WHERE $3::boolean AND name NOT IN (SELECT name FROM known) ORDER BY name
    ON CONFLICT (name) DO UPDATE SET asked_by = excluded.asked_by, asked_until = excluded.asked_until
    WHERE (n.asked_by = $2::text OR coalesce(n.asked_until < $4::timestamptz, true)) AND (${fresh("n")}) IS NOT TRUE
    RETURNING name
  ), elsewhere AS (
    SELECT name FROM asked WHERE $3::boolean EXCEPT SELECT name FROM known EXCEPT SELECT name FROM claimed
  )
  SELECT (SELECT json_agg(known) FROM known) AS known, (SELECT json_agg(name) FROM elsewhere) AS elsewhere,
    (SELECT count(pg_notify($8::text, json_build_object('want', name)::text)) FROM elsewhere) AS notified`;

export interface NameRow {
  name: string;
  /** Null: this process no longer asks for it, and there is no answer. */
  available: boolean | null;
  at: Date;
}

/** Stores answers, releases claims and notifies the other processes, in one statement. */
export async function saveRows(
  rows: readonly NameRow[],
  options: { process: string; notices: readonly string[] },
): Promise<void> {
  const { process, notices } = options;
  await db.$queryRaw`
    WITH saved AS (
      INSERT INTO name_availabilities AS n (name, available, checked_at)
      SELECT name, available, at FROM json_to_recordset(${JSON.stringify(rows)}::json)
        AS r(name text, available boolean, at timestamptz) ORDER BY name
      ON CONFLICT (name) DO UPDATE SET
        available = coalesce(excluded.available, n.available),
        checked_at = CASE WHEN excluded.available IS NULL THEN n.checked_at ELSE excluded.checked_at END,
        asked_until = CASE WHEN n.asked_by = ${process} THEN NULL ELSE n.asked_until END
      WHERE excluded.available IS NULL OR n.available IS NULL OR n.checked_at < excluded.checked_at
    )
    SELECT count(pg_notify(${CHANNEL}, notice)) AS notified FROM unnest(${notices}::text[]) AS notice`;
}
