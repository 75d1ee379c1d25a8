import "server-only";
import { db } from "./client";
import { Prisma } from "./generated/client";

/** One or two characters, a Chinese one among them: what migration character_pairs has indexes for. */
const SHORT = /^(?=.*[\u3400-\u9fff\uf900-\ufaff]).{1,2}$/u;

const searched = {
  customers: { table: Prisma.sql`users`, column: Prisma.sql`name` },
  registrants: { table: Prisma.sql`registrants`, column: Prisma.sql`display_name` },
  services: { table: Prisma.sql`services`, column: Prisma.sql`display_name` },
  topUps: { table: Prisma.sql`top_ups`, column: Prisma.sql`payer_name` },
  mails: { table: Prisma.sql`mails`, column: Prisma.sql`subject` },
  tickets: { table: Prisma.sql`tickets`, column: Prisma.sql`subject` },
};

/** Of more, the newest are found; ids are made in the order of time (UUID 7). */
const MOST = 300;
/** So many of the newest rows are looked at first: of what is in every third row, the index would find a large part of the table. */
const NEWEST = 900;

/**
 * What contains a text of one or two characters with a Chinese one among them, which `matching` looks for only at the beginning. In
 * customers (and staff) and registrants it is the name, in services the name that is shown, in top-ups the payer, in mails and
 * tickets the subject.
 * @returns conditions for an OR beside `matching`: one, or none for other texts, where `matching` is enough.
 */
export async function idsContaining(where: keyof typeof searched, text: string): Promise<{ id: { in: string[] } }[]> {
  if (!SHORT.test(text)) return [];
  const newest = await amongNewest(where, text);
  const ids = newest.length === MOST ? newest : await amongAll(where, text);
  return ids.length === 0 ? [] : [{ id: { in: ids } }];
}

async function amongNewest(where: keyof typeof searched, text: string): Promise<string[]> {
  const { table, column } = searched[where];
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM (SELECT id, ${column} AS text FROM ${table} ORDER BY id DESC LIMIT ${NEWEST}) newest
     WHERE strpos(lower(text), lower(${text}::text)) > 0 ORDER BY id DESC LIMIT ${MOST}`;
  return rows.map(({ id }) => id);
}

/**
 * By the index. PostgreSQL can't know how few rows have a rare text, and would rather go through the table in the order of its ids until it
 * has found enough: of a million mails for half a minute. `OFFSET 0` keeps the order out of its choice. With more memory it remembers rows,
 * not pages of which it would have to take all texts apart again.
 */
async function amongAll(where: keyof typeof searched, text: string): Promise<string[]> {
  const { table, column } = searched[where];
  const [, , rows] = await db.$transaction([
    db.$executeRaw`SET LOCAL work_mem = '64MB'`,
    db.$executeRaw`SET LOCAL enable_seqscan = off`,
    db.$queryRaw<{ id: string }[]>`
      SELECT id FROM (
        SELECT id FROM ${table} WHERE character_pairs(${column}) @> ARRAY[lower(${text}::text)] OFFSET 0
      ) found ORDER BY id DESC LIMIT ${MOST}`,
  ]);
  return rows.map(({ id }) => id);
}
