import "server-only";
import { db } from "./client";
import { Prisma } from "./generated/client";

/** One or two characters, a Chinese one among them: what migration character_pairs has indexes for. */
const SHORT = /^(?=.*[\u3400-\u9fff\uf900-\ufaff]).{1,2}$/u;

const searched = {
  customers: Prisma.sql`users WHERE character_pairs(name)`,
  registrants: Prisma.sql`registrants WHERE character_pairs(display_name)`,
  services: Prisma.sql`services WHERE character_pairs(display_name)`,
  topUps: Prisma.sql`top_ups WHERE character_pairs(payer_name)`,
  mails: Prisma.sql`mails WHERE character_pairs(subject)`,
  tickets: Prisma.sql`tickets WHERE character_pairs(subject)`,
};

/** Of more, the newest are found; ids are made in the order of time (UUID 7). */
const MOST = 300;

/**
 * What contains a text of one or two characters with a Chinese one among them, which `matching` looks for only at the beginning. In
 * customers (and staff) and registrants it is the name, in services the name that is shown, in top-ups the payer, in mails and
 * tickets the subject.
 * @returns conditions for an OR beside `matching`: one, or none for other texts, where `matching` is enough.
 */
export async function idsContaining(where: keyof typeof searched, text: string): Promise<{ id: { in: string[] } }[]> {
  if (!SHORT.test(text)) return [];
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM ${searched[where]} @> ARRAY[lower(${text}::text)] ORDER BY id DESC LIMIT ${MOST}`;
  return rows.length === 0 ? [] : [{ id: { in: rows.map(({ id }) => id) } }];
}
